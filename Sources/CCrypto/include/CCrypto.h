typedef int CCrypto_placeholder;
