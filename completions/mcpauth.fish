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
            __mcpauth_parse_subcommand 1 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'authorization-endpoint=' 'registration-endpoint=' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'login'
            __mcpauth_parse_subcommand 1 'force' 'scope=' 'resource=' 'no-resource' 'auth-param=+' 'par' 'dpop' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'registration=' 'initial-token-file=' 'client-name=' 'registration-field=+' 'browser=' 'no-browser' 'callback-host=' 'callback-port=' 'redirect-uri=' 'device' 'device-authorization-endpoint=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'authorization-endpoint=' 'registration-endpoint=' 'profile=' 'no-store' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'token'
            __mcpauth_parse_subcommand 1 'header' 'curl-config' 'env=' 'expires' 'headers-json' 'min-ttl=' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'exec'
            __mcpauth_parse_subcommand -r 2 'min-ttl=' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'refresh'
            __mcpauth_parse_subcommand 1 'profile=' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'status'
            __mcpauth_parse_subcommand 1 'profile=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'logout'
            __mcpauth_parse_subcommand 1 'all' 'delete-client' 'profile=' 'wait=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'call'
            __mcpauth_parse_subcommand 2 'list' 'arguments=' 'min-ttl=' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'introspect'
            __mcpauth_parse_subcommand 1 'token-file=' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'revoke'
            __mcpauth_parse_subcommand 1 'token-file=' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'proof'
            __mcpauth_parse_subcommand 1 'method=' 'target=' 'nonce=' 'header' 'curl-config' 'scope=' 'resource=' 'no-resource' 'client-credentials' 'assertion-file=' 'subject-token-file=' 'subject-token-type=' 'actor-token-file=' 'actor-token-type=' 'requested-token-type=' 'id-token-file=' 'idp-issuer=' 'idp-token-endpoint=' 'idp-client-id=' 'idp-client-secret-file=' 'audience=' 'client-id=' 'client-secret-file=' 'client-secret-stdin' 'client-metadata-url=' 'auth-method=' 'private-key=' 'passphrase-file=' 'assertion-audience=' 'cert=' 'cert-key=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'dpop' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'no-store' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'export'
            __mcpauth_parse_subcommand 1 'output=' 'passphrase-file=' 'recipient=' 'insecure-plain' 'move' 'profile=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'import'
            __mcpauth_parse_subcommand 1 'passphrase-file=' 'private-key=' 'insecure-plain' 'force' 'profile=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
        case 'client'
            __mcpauth_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __mcpauth_parse_subcommand 1 'client-id=' 'client-secret-file=' 'callback-port=' 'redirect-uri=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'register'
                __mcpauth_parse_subcommand 1 'initial-token-file=' 'client-name=' 'registration-field=+' 'callback-port=' 'scope=' 'revision=' 'issuer=' 'skip-discovery' 'token-endpoint=' 'authorization-endpoint=' 'registration-endpoint=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'profile=' 'wait=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'list'
                __mcpauth_parse_subcommand 0 'profile=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'show'
                __mcpauth_parse_subcommand 1 'profile=' 'wait=' 'client-id=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'update'
                __mcpauth_parse_subcommand 1 'profile=' 'wait=' 'client-id=' 'set=+' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'delete'
                __mcpauth_parse_subcommand 1 'profile=' 'wait=' 'client-id=' 'ca=' 'resolve=+' 'allow-private' 'lenient=+' 'request-timeout=' 'header-file=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
            case 'document'
                __mcpauth_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'write'
                    __mcpauth_parse_subcommand 0 'url=' 'client-name=' 'redirect-uri=+' 'set=+' 'profile=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
                end
            end
        case 'playground'
            __mcpauth_parse_subcommand 0 'port=' 'layout=' 'auto-consent' 'tls' 'server-url=' 'par=' 'par-life=' 'dpop=' 'dpop-nonce' 'dpop-nonce-life=' 'tokens=' 'token-life=' 'refresh-life=' 'rotation-grace=' 'rate-limit=' 'busy=' 'slow=' 'idp' 'idp-client=' 'trust=+' 'single-use-assertions' 'device-interval=' 'device-life=' 'device-polls=' 'device-slow-downs=' 'client=+' 'client-ca=' 'print-env' 'profile=' 'json' 'q/quiet' 'v/verbose' 'non-interactive' 'trace=' 'audit=' 'timeout=' 'version' 'h/help'
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'exec' -d 'Run a command with a valid access token in its environment.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'refresh' -d 'Renew the token of a session now.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'status' -d 'Show which sessions are stored: for whom, for what, until when.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'logout' -d 'Revoke the tokens of a session and delete it.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'call' -d 'Call a tool of an MCP server with the stored token.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'introspect' -d 'Ask the authorization server whether a token is active (RFC 7662).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'revoke' -d 'Revoke tokens at the authorization server (RFC 7009).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'proof' -d 'Make a DPoP proof for one request of another program (RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'export' -d 'Put a session into a sealed file, for CI or another machine.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'import' -d 'Take a session out of a file that mcpauth export wrote.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'client' -d 'Keep, register, read, change and delete clients.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'playground' -d 'Run an MCP server and its authorization server on this machine, to try, learn and test.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth discover" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" force' -l 'force' -d 'Sign in anew, even where a session is valid or the server is open.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'auth-param' -d 'Add a parameter to the authorization request (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" par' -l 'par' -d 'Push the authorization request to the server first (RFC 9126).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" dpop' -l 'dpop' -d 'Have the tokens bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" registration' -l 'registration' -d 'Use only: preregistered, stored, cimd, dcr.' -rfka 'preregistered stored cimd dcr'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" initial-token-file' -l 'initial-token-file' -d 'A token that the registration endpoint asks for, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" client-name' -l 'client-name' -d 'The name that the consent page shows (mcpauth).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login"' -l 'registration-field' -d 'Set a member of the registration, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" browser' -l 'browser' -d 'Open the page with this command, %s or the end being the URL\'s place (else BROWSER).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" no-browser' -l 'no-browser' -d 'Print the URL and take the redirect URL, pasted, from stdin.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" callback-host' -l 'callback-host' -d 'Listen for the redirect on this address.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" callback-port' -l 'callback-port' -d 'Listen for the redirect on this port.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" redirect-uri' -l 'redirect-uri' -d 'Where the browser is sent, if not to the address listened on.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" device' -l 'device' -d 'Show a code to enter on any device, instead of opening a browser here (RFC 8628).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" device-authorization-endpoint' -l 'device-authorization-endpoint' -d 'With --device, where the metadata does not name it.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth login" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth token" -eq 1' -fka '(__mcpauth_custom_completion ---completion token -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" header' -l 'header' -d 'Print the whole Authorization header field.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" curl-config' -l 'curl-config' -d 'Print lines for curl -K.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" env' -l 'env' -d 'Print a line that exports the token in a shell.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" expires' -l 'expires' -d 'Print when the token expires, in Unix seconds.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" headers-json' -l 'headers-json' -d 'Print all header fields that the server needs, as one JSON object.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" min-ttl' -l 'min-ttl' -d 'Renew a token that lasts less than so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth token" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth exec" -eq 1' -fka '(__mcpauth_custom_completion ---completion exec -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" min-ttl' -l 'min-ttl' -d 'Renew a token that lasts less than so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth exec" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth refresh" -eq 1' -fka '(__mcpauth_custom_completion ---completion refresh -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth refresh" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth status" -eq 1' -fka '(__mcpauth_custom_completion ---completion status -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth logout" -eq 1' -fka '(__mcpauth_custom_completion ---completion logout -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" all' -l 'all' -d 'End every session.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" delete-client' -l 'delete-client' -d 'Delete the client\'s registration too (RFC 7592), unless another session uses it.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth logout" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth call" -eq 1' -fka '(__mcpauth_custom_completion ---completion call -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" list' -l 'list' -d 'List the tools.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" arguments' -l 'arguments' -d 'The tool\'s arguments: a JSON object, @FILE, or - for stdin.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" min-ttl' -l 'min-ttl' -d 'Renew a token that lasts less than so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth call" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth introspect" -eq 1' -fka '(__mcpauth_custom_completion ---completion introspect -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" token-file' -l 'token-file' -d 'Mean the token in this file (- is standard input), not the session\'s.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth introspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth revoke" -eq 1' -fka '(__mcpauth_custom_completion ---completion revoke -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" token-file' -l 'token-file' -d 'Mean the token in this file (- is standard input), not the session\'s.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth revoke" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth proof" -eq 1' -fka '(__mcpauth_custom_completion ---completion proof -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" method' -l 'method' -d 'The method of the request (POST).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" target' -l 'target' -d 'The URL of the request; without it the MCP server\'s.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" nonce' -l 'nonce' -d 'The nonce that the server asks for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" header' -l 'header' -d 'Print the whole header field.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" curl-config' -l 'curl-config' -d 'Print lines for curl -K, with the token.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" scope' -l 'scope' -d 'Ask for exactly these scopes, separated by blanks.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" resource' -l 'resource' -d 'Send this resource parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" no-resource' -l 'no-resource' -d 'Send no resource parameter.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" client-credentials' -l 'client-credentials' -d 'Ask with the client\'s own credentials (RFC 6749, section 4.4).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" assertion-file' -l 'assertion-file' -d 'Ask with this workload\'s own JWT (RFC 7523): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" subject-token-file' -l 'subject-token-file' -d 'Exchange this token (RFC 8693): a file, -, or github-actions.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" subject-token-type' -l 'subject-token-type' -d 'What the subject token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" actor-token-file' -l 'actor-token-file' -d 'The token of the party that acts for the subject.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" actor-token-type' -l 'actor-token-type' -d 'What the actor token is (access_token).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" requested-token-type' -l 'requested-token-type' -d 'What kind of token is asked for.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" id-token-file' -l 'id-token-file' -d 'A person\'s ID token, exchanged at the enterprise\'s identity provider first.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" idp-issuer' -l 'idp-issuer' -d 'That identity provider, where its endpoint is found.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" idp-token-endpoint' -l 'idp-token-endpoint' -d 'Or its token endpoint itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" idp-client-id' -l 'idp-client-id' -d 'The client at the identity provider.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" idp-client-secret-file' -l 'idp-client-secret-file' -d 'That client\'s secret, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" audience' -l 'audience' -d 'Send this audience parameter.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" client-id' -l 'client-id' -d 'Ask as this registered client.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" client-secret-file' -l 'client-secret-file' -d 'Its secret, alone in a file, - for standard input (else MCPAUTH_CLIENT_SECRET).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" client-secret-stdin' -l 'client-secret-stdin' -d 'Read its secret from standard input.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" client-metadata-url' -l 'client-metadata-url' -d 'Ask as the client with the ID metadata document at this URL.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" auth-method' -l 'auth-method' -d 'Prove the client so: none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth.' -rfka 'none client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" private-key' -l 'private-key' -d 'Sign the client\'s assertions with this key: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" passphrase-file' -l 'passphrase-file' -d 'The passphrase of an encrypted key, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" assertion-audience' -l 'assertion-audience' -d 'Whom assertions name: issuer (default), token-endpoint, or the value itself.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" cert' -l 'cert' -d 'The client\'s certificate for mutual TLS, PEM.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" cert-key' -l 'cert-key' -d 'The key of the certificate, where it is not in the same file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" revision' -l 'revision' -d 'Behave as one revision asks: 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.' -rfka '2025-03-26 2025-06-18 2025-11-25 2026-07-28'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" issuer' -l 'issuer' -d 'Take this one of several authorization servers.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" skip-discovery' -l 'skip-discovery' -d 'Take --issuer or the endpoints as given, without resource metadata.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" dpop' -l 'dpop' -d 'Have the token bound to a key (DPoP, RFC 9449).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" no-store' -l 'no-store' -d 'Keep nothing on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth proof" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth export" -eq 1' -fka '(__mcpauth_custom_completion ---completion export -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" output' -l 'output' -d 'The file to write; - is stdout.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" passphrase-file' -l 'passphrase-file' -d 'Seal it with the passphrase in this file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" recipient' -l 'recipient' -d 'Seal it for the public JWK in this file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" insecure-plain' -l 'insecure-plain' -d 'Do not seal it: whoever reads the file has the tokens.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" move' -l 'move' -d 'Delete the session here once the file is on disk.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth import" -eq 1' -F
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" passphrase-file' -l 'passphrase-file' -d 'The passphrase that it was sealed with, alone in a file.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" private-key' -l 'private-key' -d 'The private key that it was sealed for: PEM or JWK.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" insecure-plain' -l 'insecure-plain' -d 'It is not sealed.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" force' -l 'force' -d 'Replace a session that is there.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth import" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client add" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" token-endpoint' -l 'token-endpoint' -d 'The token endpoint, where it is not to be found out.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" authorization-endpoint' -l 'authorization-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" registration-endpoint' -l 'registration-endpoint' -d 'With --skip-discovery.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client show" -eq 1' -fka '(__mcpauth_custom_completion ---completion client show -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client update" -eq 1' -fka '(__mcpauth_custom_completion ---completion client update -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'set' -d 'A member and its value, JSON or text (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client update" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_positional "mcpauth client delete" -eq 1' -fka '(__mcpauth_custom_completion ---completion client delete -- positional@0 (count (__mcpauth_tokens -pc)) (__mcpauth_tokens -tC))'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" wait' -l 'wait' -d 'Wait so many seconds for another process at the store (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" client-id' -l 'client-id' -d 'Which of its clients, where there are several.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" ca' -l 'ca' -d 'Trust the certificates in this PEM file too.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete"' -l 'resolve' -d 'Connect to this address for that host and port (repeatable).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" allow-private' -l 'allow-private' -d 'Let a server name private addresses.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete"' -l 'lenient' -d 'Waive one rule (repeatable): issuer-slash, resource-slash, resource-prefix, prm-header-fallback, pkce-unadvertised, private-http.' -rfka 'issuer-slash resource-slash resource-prefix prm-header-fallback pkce-unadvertised private-http'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" request-timeout' -l 'request-timeout' -d 'Wait so many seconds for one answer (30).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" header-file' -l 'header-file' -d 'Send these header fields to the MCP server\'s origin, one "Name: value" a line.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client delete" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
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
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth client document write" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" port' -l 'port' -d 'Listen on this port; without it a free one is picked.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" layout' -l 'layout' -d 'Where things are: root, path, scalekit.' -rfka 'root path scalekit'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" auto-consent' -l 'auto-consent' -d 'Sign in and consent without a page.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" tls' -l 'tls' -d 'Serve https with a certificate made at the start; ca_file names its root.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" server-url' -l 'server-url' -d 'Be the authorization server of an MCP server that runs elsewhere.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" par' -l 'par' -d 'Take pushed authorization requests (RFC 9126): optional, required.' -rfka 'optional required'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" par-life' -l 'par-life' -d 'Let pushed requests live so many seconds (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" dpop' -l 'dpop' -d 'Bind tokens to keys (RFC 9449): optional, required.' -rfka 'optional required'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" dpop-nonce' -l 'dpop-nonce' -d 'Demand nonces in DPoP proofs, at both servers; --dpop is optional then, unless it is given.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" dpop-nonce-life' -l 'dpop-nonce-life' -d 'Let nonces live so many seconds (60).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" tokens' -l 'tokens' -d 'What access tokens are: jwt, opaque.' -rfka 'jwt opaque'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" token-life' -l 'token-life' -d 'Let access tokens live so many seconds (3600).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" refresh-life' -l 'refresh-life' -d 'Let refresh tokens live so many seconds (2592000).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" rotation-grace' -l 'rotation-grace' -d 'Take a used refresh token again for so many seconds (0), before it ends its family.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" rate-limit' -l 'rate-limit' -d 'Answer 429 to more token requests than so many in so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" busy' -l 'busy' -d 'Answer 429 to the first token requests, with this Retry-After (1).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" slow' -l 'slow' -d 'Let every answer wait so many milliseconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" idp' -l 'idp' -d 'Be an enterprise\'s identity provider too, which issues ID-JAGs (idp in the ready line).'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" idp-client' -l 'idp-client' -d 'The client that the ID-JAGs are for (demo-confidential).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground"' -l 'trust' -d 'Take tokens of this issuer, signed with the keys of a JWK Set, as grants and subjects (repeatable).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" single-use-assertions' -l 'single-use-assertions' -d 'Refuse an ID-JAG or another signed grant that was used before.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" device-interval' -l 'device-interval' -d 'Let a device wait so many seconds between two polls (5).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" device-life' -l 'device-life' -d 'Let device codes live so many seconds (600).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" device-polls' -l 'device-polls' -d 'With --auto-consent, tell a device so many times to wait before it is allowed (1).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" device-slow-downs' -l 'device-slow-downs' -d 'Call so many of a device\'s first polls too quick (0).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground"' -l 'client' -d 'Know the client that this JSON describes: client metadata with client_id, client_secret or jwks (repeatable).' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" client-ca' -l 'client-ca' -d 'Trust the authorities of this PEM file to certify clients, beside the playground\'s own.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" print-env' -l 'print-env' -d 'Write the variables that Scalekit\'s quickstart servers read.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" profile' -l 'profile' -d 'Use another account on the same server (else MCPAUTH_PROFILE).' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" json' -l 'json' -d 'Print one JSON document on stdout.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" q quiet' -l 'quiet' -s 'q' -d 'Say nothing on stderr but warnings and failures.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" v verbose' -l 'verbose' -s 'v' -d 'Show every exchange as it was sent and received, without secrets.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" non-interactive' -l 'non-interactive' -d 'Ask nobody anything and open no browser: fail with 4 instead.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" trace' -l 'trace' -d 'Write every exchange to a HAR file, without secrets.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" audit' -l 'audit' -d 'Append a JSON line for every login, refresh and other event.' -rF
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" timeout' -l 'timeout' -d 'End the whole command after so many seconds.' -rfka ''
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" version' -l 'version' -d 'Show the version.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth playground" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'mcpauth' -n '__mcpauth_should_offer_completions_for_flags_or_options "mcpauth help" version' -l 'version' -d 'Show the version.'
