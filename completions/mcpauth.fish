function __mcpauth_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __mcpauth_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __mcpauth_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __mcpauth_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __mcpauth_parse_tokens -S
    set -l unparsed_tokens (__mcpauth_tokens -pc)
    switch $unparsed_tokens[1]
    case 'mcpauth'
        __mcpauth_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'discover'
            __mcpauth_parse_subcommand 1 'revision=' 'issuer=' 'skip-discovery' 'authorization-endpoint=' 'token-endpoint=' 'registration-endpoint=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'login'
            __mcpauth_parse_subcommand 1 'force' 'scope=' 'resource=' 'no-resource' 'auth-param=+' 'client-id=' 'client-secret-file=' 'client-metadata-url=' 'registration=' 'initial-token-file=' 'client-name=' 'registration-field=+' 'browser=' 'no-browser' 'non-interactive' 'callback-host=' 'callback-port=' 'redirect-uri=' 'revision=' 'issuer=' 'skip-discovery' 'authorization-endpoint=' 'token-endpoint=' 'registration-endpoint=' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'token'
            __mcpauth_parse_subcommand 1 'header' 'curl-config' 'scope=' 'min-ttl=' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'refresh'
            __mcpauth_parse_subcommand 1 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'status'
            __mcpauth_parse_subcommand 1 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'logout'
            __mcpauth_parse_subcommand 1 'all' 'delete-client' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'call'
            __mcpauth_parse_subcommand 2 'list' 'arguments=' 'min-ttl=' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'client'
            __mcpauth_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __mcpauth_parse_subcommand 1 'client-id=' 'client-secret-file=' 'callback-port=' 'redirect-uri=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'register'
                __mcpauth_parse_subcommand 1 'initial-token-file=' 'client-name=' 'registration-field=+' 'callback-port=' 'scope=' 'revision=' 'issuer=' 'skip-discovery' 'authorization-endpoint=' 'token-endpoint=' 'registration-endpoint=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'list'
                __mcpauth_parse_subcommand 0 'profile=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'show'
                __mcpauth_parse_subcommand 1 'client-id=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'update'
                __mcpauth_parse_subcommand 1 'client-id=' 'set=+' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'delete'
                __mcpauth_parse_subcommand 1 'client-id=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
            case 'document'
                __mcpauth_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'write'
                    __mcpauth_parse_subcommand 0 'url=' 'client-name=' 'redirect-uri=+' 'set=+' 'profile=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
                end
            end
        case 'playground'
            __mcpauth_parse_subcommand 0 'port=' 'layout=' 'auto-consent' 'tokens=' 'token-life=' 'tls' 'server-url=' 'print-env' 'profile=' 'json' 'q/quiet' 'v/verbose' 'trace=' 'timeout=' 'version' 'h/help'
        case 'help'
            __mcpauth_parse_subcommand -r 1 'version'
        end
    end
end

function __mcpauth_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __mcpauth_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __mcpauth_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __mcpauth_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__mcpauth_tokens -p)
    if test -z "$(__mcpauth_tokens -t)"
        set -l index (count (__mcpauth_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'mcpauth' -f
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'discover' -d 'Show how a sign-in would find its way, and what it would ask for.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'login' -d 'Sign in to an MCP server and keep the session.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'token' -d 'Print a valid access token, renewed where that is due.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'refresh' -d 'Renew the token of a session now.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'status' -d 'Show which sessions are stored: for whom, for what, until when.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'logout' -d 'Revoke the tokens of a session and delete it.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'call' -d 'Call a tool of an MCP server with the stored token.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'client' -d 'Keep, register, read, change and delete clients.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'playground' -d 'Run an MCP server and its authorization server on this machine, to try, learn and test.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" token-endpoint' -l 'token-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" force' -l 'force' -d 'Sign in anew, even where a session is valid or the server is open.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'auth-param' -d 'Add a parameter to the authorization request (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-id' -l 'client-id' -d 'Sign in as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file (- is standard input).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-metadata-url' -l 'client-metadata-url' -d 'Sign in with the client ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" registration' -l 'registration' -d 'Use only: preregistered, stored, cimd, dcr.' -rfka 'preregistered stored cimd dcr'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" initial-token-file' -l 'initial-token-file' -d 'A token that the registration endpoint asks for, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-name' -l 'client-name' -d 'The name that the consent page shows (mcpauth).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'registration-field' -d 'Set a member of the registration, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" browser' -l 'browser' -d 'Open the page with this command; %s or the end is the URL\'s place.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" no-browser' -l 'no-browser' -d 'Print the URL and take the redirect URL, pasted, from stdin.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" callback-host' -l 'callback-host' -d 'Listen for the redirect on this address.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" callback-port' -l 'callback-port' -d 'Listen for the redirect on this port.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" redirect-uri' -l 'redirect-uri' -d 'Where the browser is sent, if not to the address listened on.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" token-endpoint' -l 'token-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth token" -eq 1' -fka '(__mcpauth_custom_completion ---completion token -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" header' -l 'header' -d 'Print the whole Authorization header field.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" curl-config' -l 'curl-config' -d 'Print lines for curl -K.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" scope' -l 'scope' -d 'Fail with 4 where the token lacks one of these scopes.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" min-ttl' -l 'min-ttl' -d 'Renew a token that lasts less than so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth refresh" -eq 1' -fka '(__mcpauth_custom_completion ---completion refresh -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth status" -eq 1' -fka '(__mcpauth_custom_completion ---completion status -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth logout" -eq 1' -fka '(__mcpauth_custom_completion ---completion logout -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" all' -l 'all' -d 'End every session.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" delete-client' -l 'delete-client' -d 'Delete the client\'s registration too (RFC 7592), unless another session uses it.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth call" -eq 1' -fka '(__mcpauth_custom_completion ---completion call -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" list' -l 'list' -d 'List the tools.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" arguments' -l 'arguments' -d 'The tool\'s arguments: a JSON object, @FILE, or - for stdin.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" min-ttl' -l 'min-ttl' -d 'Renew a token that lasts less than so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'add' -d 'Keep a client that was registered by hand.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'register' -d 'Register a client with a server\'s authorization server (RFC 7591).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'list' -d 'List the clients that are kept.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'show' -d 'Show a client, and read its registration where the server lets us (RFC 7592).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'update' -d 'Change members of a registration (RFC 7592).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'delete' -d 'Delete a client, at the server (RFC 7592) and here.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client" -eq 1' -fa 'document' -d 'Author client ID metadata documents.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" client-id' -l 'client-id' -d 'The client\'s id.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file (- is standard input).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" callback-port' -l 'callback-port' -d 'The port of the redirect URI; without it a free one is picked.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" redirect-uri' -l 'redirect-uri' -d 'The redirect URI as it is registered.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" initial-token-file' -l 'initial-token-file' -d 'A token that the registration endpoint asks for, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" client-name' -l 'client-name' -d 'The name that the consent page shows (mcpauth).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register"' -l 'registration-field' -d 'Set a member of the registration, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" callback-port' -l 'callback-port' -d 'The port of the redirect URI; without it a free one is picked.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" scope' -l 'scope' -d 'Scopes to register, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" token-endpoint' -l 'token-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client show" -eq 1' -fka '(__mcpauth_custom_completion ---completion client show -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client update" -eq 1' -fka '(__mcpauth_custom_completion ---completion client update -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'set' -d 'A member and its value, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client delete" -eq 1' -fka '(__mcpauth_custom_completion ---completion client delete -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client document" -eq 1' -fa 'write' -d 'Write a client ID metadata document.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" url' -l 'url' -d 'Where the document will be hosted: https, with a path.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" client-name' -l 'client-name' -d 'The name that the consent page shows (mcpauth).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write"' -l 'redirect-uri' -d 'A redirect URI (repeatable); without it loopback ones without port.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write"' -l 'set' -d 'Set another member, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" port' -l 'port' -d 'Listen on this port; without it a free one is picked.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" layout' -l 'layout' -d 'Where things are: root, path, scalekit.' -rfka 'root path scalekit'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" auto-consent' -l 'auto-consent' -d 'Sign in and consent without a page.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" tokens' -l 'tokens' -d 'What access tokens are: jwt, opaque.' -rfka 'jwt opaque'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" token-life' -l 'token-life' -d 'Let access tokens live so many seconds (3600).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" tls' -l 'tls' -d 'Serve https with a certificate made at the start; ca_file names its root.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" server-url' -l 'server-url' -d 'Be the authorization server of an MCP server that runs elsewhere.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" print-env' -l 'print-env' -d 'Write the variables that Scalekit\'s quickstart servers read.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" profile' -l 'profile' -d 'Use another account on the same server.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth help" version' -l 'version' -d 'Show the version.'
