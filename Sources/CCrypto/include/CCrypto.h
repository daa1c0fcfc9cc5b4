// OpenSSL 3 without linking it: its headers give the types, and two tables of function pointers, filled by dlopen at
// first use, give the functions. A command that neither signs nor listens with TLS never loads either library.
#pragma once

#include "libcrypto_table.h"
#include "libssl_table.h"
#include "macros.h"
#include "callbacks.h"
