#include "documents/plan_commands.h"

#include <fmt/core.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.h"
#include "documents/plan_lint.h"
#include "documents/plan_reading_json.h"
#include "documents/text_extraction.h"
#include "web/view.h"

namespace vx {
namespace {

constexpr int good = 0;
constexpr int wrong_use = 2;
constexpr int failure = 3;

std::optional<std::string> read_file(const std::string& name) {
  if (name == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void print_line(std::string_view label, std::string_view value, double confidence) {
  if (confidence > 0)
    fmt::print("{:<16} {}{}\n", label, value,
               confidence < 0.8 ? fmt::format("   (? {:.0f} %)", confidence * 100) : std::string());
}

void print_reading(const PlanReading& reading) {
  auto line = [](std::string_view label, const FoundText& found) { print_line(label, found.value, found.confidence); };
  line("type", reading.doc_type), line("number", reading.number), line("symbol", reading.symbol),
      line("place", reading.place);
  print_line("date", reading.date.value.iso(), reading.date.confidence);
  line("agency", reading.agency), line("parent agency", reading.parent_agency), line("title", reading.title);
  for (const FoundText& addressee : reading.addressees) line("to", addressee);
  for (const Citation& citation : reading.citations) {
    std::string date = citation.date ? " of " + citation.date->iso() : std::string();
    print_line(name_of(citation.relation),
               citation.number + date + (citation.agency.empty() ? "" : ", " + citation.agency), citation.confidence);
  }
  for (const FoundText& heading : list_top_headings(reading)) line("section", heading);
  if (reading.campaign) {
    line("campaign", reading.campaign->kind), line("subject", reading.campaign->subject);
    print_line("from", reading.campaign->start.value.iso(), reading.campaign->start.confidence);
    print_line("until", reading.campaign->end.value.iso(), reading.campaign->end.confidence);
    for (const Participant& participant : reading.campaign->participants)
      print_line("participants", participant.name, participant.confidence);
  }
  for (const PlanTarget& target : reading.targets) print_line("target", target.text, target.confidence);
  for (const FoundText& form : reading.award_forms) line("award", form);
  for (const Recipient& recipient : reading.recipients)
    print_line(recipient.is_archive ? "archive" : "recipient", recipient.name, recipient.confidence);
  for (const Signer& signer : reading.signers) {
    std::string authority = signer.authority.empty() ? std::string() : signer.authority + " / ";
    print_line("signed", authority + signer.title + " " + signer.name, signer.confidence);
  }
}

int run_read(const CommandLine& line) {
  if (line.words.size() != 1) {
    fmt::print(stderr, "plan read: one FILE is wanted (.txt, .docx, .pdf, .html, or - for standard input)\n");
    return wrong_use;
  }
  std::optional<std::string> text = read_text_of_file(line.words[0]);
  if (!text) return failure;
  PlanReading reading = read_plan(*text);
  if (line.has("--json")) {
    fmt::print("{}\n", plan_reading_json(reading));
    return good;
  }
  print_reading(reading);
  for (const PlanFinding& finding : lint_plan(*text, reading)) {
    std::string message(find_text(Locale::English, key_of(finding.kind)));
    std::size_t brace = message.find("{name}");
    if (brace != std::string::npos) message.replace(brace, 6, finding.reason);
    fmt::print("{:<16} {}{}\n", "look at", message,
               finding.text.empty() || brace != std::string::npos
                   ? ""
                   : ": " + finding.text.substr(0, finding.text.find('\n')));
  }
  return good;
}

}  // namespace

std::optional<std::string> read_text_of_file(const std::string& name) {
  std::optional<std::string> bytes = read_file(name);
  if (!bytes) {
    fmt::print(stderr, "{}: cannot be opened\n", name);
    return std::nullopt;
  }
  std::expected<ExtractedText, Refusal> extracted = extract_text(*bytes, name);
  if (!extracted) {
    fmt::print(stderr, "{}: {}\n", name, find_text(Locale::English, extracted.error().key));
    return std::nullopt;
  }
  return std::move(extracted->text);
}

void add_plan_commands(App& app) {
  app.commands.push_back({.name = "plan read",
                          .usage = "FILE [--json]",
                          .about = "reads an administrative document (.txt, .docx, .pdf, .html; - is standard input)",
                          .flags = {"--json"},
                          .run = run_read});
}

}  // namespace vx
