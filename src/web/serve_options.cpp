#include "web/serve_options.h"

#include <charconv>
#include <thread>

#include "base/text.h"
#include "web/command_line.h"

namespace vx {
namespace {

int number_option(const CommandLine& line, std::string_view name, int fallback, int min, int max) {
  if (!line.has(name)) return fallback;
  std::string_view text = line.option(name);
  int number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < min || number > max)
    throw UsageProblem(fmt::format("vungxanh serve: {} takes a number from {} to {}", name, min, max));
  return number;
}

std::vector<std::string> list_option(const CommandLine& line, std::string_view name) {
  std::vector<std::string> items;
  for (const auto& [given, value] : line.options)
    if (given == name)
      for (std::string_view item : split(value, ',')) items.emplace_back(trim(item));
  return items;
}

/// "127.0.0.1:8080", "[::1]:8080" or "8080".
void read_listen(std::string_view text, ServerOptions& server) {
  std::size_t colon = text.rfind(':');
  std::string_view port = colon == std::string_view::npos ? text : text.substr(colon + 1);
  std::string_view address = colon == std::string_view::npos ? std::string_view() : text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (!address.empty()) server.address = address;
  auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), server.port);
  if (error != std::errc() || end != port.data() + port.size())
    throw UsageProblem(fmt::format("vungxanh serve: --listen takes ADDRESS:PORT, not \"{}\"", text));
}

}  // namespace

ServeOptions read_serve_options(const CommandLine& line) {
  ServeOptions options;
  int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  read_listen(line.option("--listen", "127.0.0.1:8080"), options.server);
  options.server.tls_certificate = line.option("--tls-cert");
  options.server.tls_key = line.option("--tls-key");
  options.server.trusted_proxies = list_option(line, "--trusted-proxy");
  options.server.threads = number_option(line, "--threads", std::clamp(cores / 4, 1, 4), 1, 64);
  options.server.connections_max = number_option(line, "--connections", options.server.connections_max, 1, 1'000'000);
  options.server.drain_time = std::chrono::seconds(number_option(line, "--drain-seconds", 20, 0, 600));
  options.database.readers = number_option(line, "--readers", std::clamp(cores, 2, 16), 1, 256);
  options.database.one_commit_per_write = line.has("--one-commit-per-write");
  options.dispatch.workers = number_option(line, "--workers", std::clamp(cores, 2, 8), 1, 256);
  options.metrics_from = list_option(line, "--metrics-from");
  if (!line.words.empty()) throw UsageProblem(fmt::format("vungxanh serve: \"{}\" means nothing here", line.words[0]));
  return options;
}

}  // namespace vx
