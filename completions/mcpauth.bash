#!/bin/bash

__mcpauth_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__mcpauth_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__mcpauth_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__mcpauth_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_mcpauth() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __mcpauth_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    discover|login|token|exec|refresh|status|logout|call|introspect|revoke|proof|export|import|client|playground|help)
        # Offer subcommand argument completions
        "_mcpauth_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'discover login token exec refresh status logout call introspect revoke proof export import client playground help' -- "${cur}"))
        ;;
    esac
}

_mcpauth_discover() {
    repeating_flags=()
    non_repeating_flags=(--skip-discovery --no-store --allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--revision --issuer --token-endpoint --authorization-endpoint --registration-endpoint --profile --wait --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--authorization-endpoint')
        return
        ;;
    '--registration-endpoint')
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_login() {
    repeating_flags=()
    non_repeating_flags=(--force --no-resource --par --dpop --client-secret-stdin --no-browser --device --skip-discovery --no-store --allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--auth-param --registration-field --resolve --lenient)
    non_repeating_options=(--scope --resource --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --registration --initial-token-file --client-name --browser --callback-host --callback-port --redirect-uri --device-authorization-endpoint --revision --issuer --token-endpoint --authorization-endpoint --registration-endpoint --profile --wait --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--auth-param')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--registration')
        __mcpauth_add_completions -W 'preregistered'$'\n''stored'$'\n''cimd'$'\n''dcr'
        return
        ;;
    '--initial-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-name')
        return
        ;;
    '--registration-field')
        return
        ;;
    '--browser')
        return
        ;;
    '--callback-host')
        return
        ;;
    '--callback-port')
        return
        ;;
    '--redirect-uri')
        return
        ;;
    '--device-authorization-endpoint')
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--authorization-endpoint')
        return
        ;;
    '--registration-endpoint')
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_token() {
    repeating_flags=()
    non_repeating_flags=(--header --curl-config --expires --headers-json --no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--env --min-ttl --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--env')
        return
        ;;
    '--min-ttl')
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion token -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_exec() {
    repeating_flags=()
    non_repeating_flags=(--no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--min-ttl --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--min-ttl')
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion exec -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_refresh() {
    repeating_flags=()
    non_repeating_flags=(--allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--profile --wait --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion refresh -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_status() {
    repeating_flags=()
    non_repeating_flags=(--json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=()
    non_repeating_options=(--profile --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion status -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_logout() {
    repeating_flags=()
    non_repeating_flags=(--all --delete-client --allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--profile --wait --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion logout -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_call() {
    repeating_flags=()
    non_repeating_flags=(--list --no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--arguments --min-ttl --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--arguments')
        return
        ;;
    '--min-ttl')
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion call -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_introspect() {
    repeating_flags=()
    non_repeating_flags=(--no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--token-file --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion introspect -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_revoke() {
    repeating_flags=()
    non_repeating_flags=(--no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--token-file --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion revoke -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_proof() {
    repeating_flags=()
    non_repeating_flags=(--header --curl-config --no-resource --client-credentials --client-secret-stdin --skip-discovery --dpop --allow-private --no-store --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--method --target --nonce --scope --resource --assertion-file --subject-token-file --subject-token-type --actor-token-file --actor-token-type --requested-token-type --id-token-file --idp-issuer --idp-token-endpoint --idp-client-id --idp-client-secret-file --audience --client-id --client-secret-file --client-metadata-url --auth-method --private-key --passphrase-file --assertion-audience --cert --cert-key --revision --issuer --token-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--method')
        return
        ;;
    '--target')
        return
        ;;
    '--nonce')
        return
        ;;
    '--scope')
        return
        ;;
    '--resource')
        return
        ;;
    '--assertion-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--subject-token-type')
        return
        ;;
    '--actor-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--actor-token-type')
        return
        ;;
    '--requested-token-type')
        return
        ;;
    '--id-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--idp-issuer')
        return
        ;;
    '--idp-token-endpoint')
        return
        ;;
    '--idp-client-id')
        return
        ;;
    '--idp-client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--audience')
        return
        ;;
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-metadata-url')
        return
        ;;
    '--auth-method')
        __mcpauth_add_completions -W 'none'$'\n''client_secret_basic'$'\n''client_secret_post'$'\n''client_secret_jwt'$'\n''private_key_jwt'$'\n''tls_client_auth'$'\n''self_signed_tls_client_auth'
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--assertion-audience')
        return
        ;;
    '--cert')
        __mcpauth_add_completions -f
        return
        ;;
    '--cert-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion proof -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_export() {
    repeating_flags=()
    non_repeating_flags=(--insecure-plain --move --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=()
    non_repeating_options=(--output --passphrase-file --recipient --profile --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output')
        __mcpauth_add_completions -f
        return
        ;;
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--recipient')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion export -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_import() {
    repeating_flags=()
    non_repeating_flags=(--insecure-plain --force --allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--passphrase-file --private-key --profile --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--passphrase-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--private-key')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -f
        return
        ;;
    esac
}

_mcpauth_client() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __mcpauth_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|register|list|show|update|delete|document)
        # Offer subcommand argument completions
        "_mcpauth_client_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add register list show update delete document' -- "${cur}"))
        ;;
    esac
}

_mcpauth_client_add() {
    repeating_flags=()
    non_repeating_flags=(--allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--client-id --client-secret-file --callback-port --redirect-uri --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--client-id')
        return
        ;;
    '--client-secret-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--callback-port')
        return
        ;;
    '--redirect-uri')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_client_register() {
    repeating_flags=()
    non_repeating_flags=(--skip-discovery --allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--registration-field --resolve --lenient)
    non_repeating_options=(--initial-token-file --client-name --callback-port --scope --revision --issuer --token-endpoint --authorization-endpoint --registration-endpoint --ca --request-timeout --header-file --profile --wait --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--initial-token-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-name')
        return
        ;;
    '--registration-field')
        return
        ;;
    '--callback-port')
        return
        ;;
    '--scope')
        return
        ;;
    '--revision')
        __mcpauth_add_completions -W '2025-03-26'$'\n''2025-06-18'$'\n''2025-11-25'$'\n''2026-07-28'
        return
        ;;
    '--issuer')
        return
        ;;
    '--token-endpoint')
        return
        ;;
    '--authorization-endpoint')
        return
        ;;
    '--registration-endpoint')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_client_list() {
    repeating_flags=()
    non_repeating_flags=(--json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=()
    non_repeating_options=(--profile --trace --audit --timeout)
    __mcpauth_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_client_show() {
    repeating_flags=()
    non_repeating_flags=(--allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--profile --wait --client-id --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--client-id')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion client show -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_client_update() {
    repeating_flags=()
    non_repeating_flags=(--allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--set --resolve --lenient)
    non_repeating_options=(--profile --wait --client-id --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--client-id')
        return
        ;;
    '--set')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion client update -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_client_delete() {
    repeating_flags=()
    non_repeating_flags=(--allow-private --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--resolve --lenient)
    non_repeating_options=(--profile --wait --client-id --ca --request-timeout --header-file --trace --audit --timeout)
    __mcpauth_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--profile')
        return
        ;;
    '--wait')
        return
        ;;
    '--client-id')
        return
        ;;
    '--ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--resolve')
        return
        ;;
    '--lenient')
        __mcpauth_add_completions -W 'issuer-slash'$'\n''resource-slash'$'\n''resource-prefix'$'\n''prm-header-fallback'$'\n''pkce-unadvertised'$'\n''private-http'
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--header-file')
        __mcpauth_add_completions -f
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __mcpauth_add_completions -W "$(__mcpauth_custom_complete ---completion client delete -- positional@0 "${COMP_CWORD}" "$(__mcpauth_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_mcpauth_client_document() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __mcpauth_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    write)
        # Offer subcommand argument completions
        "_mcpauth_client_document_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'write' -- "${cur}"))
        ;;
    esac
}

_mcpauth_client_document_write() {
    repeating_flags=()
    non_repeating_flags=(--json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--redirect-uri --set)
    non_repeating_options=(--url --client-name --profile --trace --audit --timeout)
    __mcpauth_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--url')
        return
        ;;
    '--client-name')
        return
        ;;
    '--redirect-uri')
        return
        ;;
    '--set')
        return
        ;;
    '--profile')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_playground() {
    repeating_flags=()
    non_repeating_flags=(--auto-consent --tls --dpop-nonce --idp --single-use-assertions --print-env --json --quiet -q --verbose -v --non-interactive --version -h --help)
    repeating_options=(--trust --client)
    non_repeating_options=(--port --layout --server-url --par --par-life --dpop --dpop-nonce-life --tokens --token-life --refresh-life --rotation-grace --rate-limit --busy --slow --idp-client --device-interval --device-life --device-polls --device-slow-downs --client-ca --profile --trace --audit --timeout)
    __mcpauth_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--port')
        return
        ;;
    '--layout')
        __mcpauth_add_completions -W 'root'$'\n''path'$'\n''scalekit'
        return
        ;;
    '--server-url')
        return
        ;;
    '--par')
        __mcpauth_add_completions -W 'optional'$'\n''required'
        return
        ;;
    '--par-life')
        return
        ;;
    '--dpop')
        __mcpauth_add_completions -W 'optional'$'\n''required'
        return
        ;;
    '--dpop-nonce-life')
        return
        ;;
    '--tokens')
        __mcpauth_add_completions -W 'jwt'$'\n''opaque'
        return
        ;;
    '--token-life')
        return
        ;;
    '--refresh-life')
        return
        ;;
    '--rotation-grace')
        return
        ;;
    '--rate-limit')
        return
        ;;
    '--busy')
        return
        ;;
    '--slow')
        return
        ;;
    '--idp-client')
        return
        ;;
    '--trust')
        __mcpauth_add_completions -f
        return
        ;;
    '--device-interval')
        return
        ;;
    '--device-life')
        return
        ;;
    '--device-polls')
        return
        ;;
    '--device-slow-downs')
        return
        ;;
    '--client')
        __mcpauth_add_completions -f
        return
        ;;
    '--client-ca')
        __mcpauth_add_completions -f
        return
        ;;
    '--profile')
        return
        ;;
    '--trace')
        __mcpauth_add_completions -f
        return
        ;;
    '--audit')
        __mcpauth_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_mcpauth_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __mcpauth_offer_flags_options -1
}

complete -o filenames -F _mcpauth mcpauth
