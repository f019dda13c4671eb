#pragma once
#include "db/database.h"
#include "net/server.h"
#include "web/app.h"
#include "web/dispatch.h"

namespace vx {

struct ServeOptions {
  ServerOptions server;
  DatabaseOptions database;
  DispatchOptions dispatch;
  std::vector<std::string> metrics_from;  ///< networks that may read /metrics, beside this machine
};

/// The usage of `vungxanh serve` and its flags.
inline constexpr std::string_view serve_usage =
    "[--listen ADDRESS:PORT] [--tls-cert FILE] [--tls-key FILE] [--trusted-proxy NETWORK,…] [--metrics-from NETWORK,…] "
    "[--threads N] [--readers N] [--workers N] [--connections N] [--drain-seconds N] [--demo] [--one-commit-per-write] "
    "[--public-url URL] [--smtp URL] [--smtp-user NAME] [--smtp-password-file FILE] [--smtp-ca FILE] [--mail-from "
    "ADDRESS]";
inline constexpr std::string_view doctor_usage =
    "[--json] [--public-url URL] [--smtp URL] [--smtp-user NAME] [--smtp-password-file FILE] [--smtp-ca FILE] "
    "[--mail-from ADDRESS]";
inline constexpr std::array<std::string_view, 2> serve_flags{"--demo", "--one-commit-per-write"};

/// Throws UsageProblem.
ServeOptions read_serve_options(const CommandLine& line);

}  // namespace vx
