typedef int CCurl_placeholder;
