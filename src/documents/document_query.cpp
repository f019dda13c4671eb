#include "documents/document_query.h"

#include "base/check.h"
#include "documents/document.h"

namespace vx {

namespace {

/// The first text that no longer begins with `prefix`; paths are ASCII.
std::string end_of_prefix(std::string_view prefix) {
  std::string end(prefix);
  ++end.back();
  return end;
}

}  // namespace

std::string DocumentQuery::parameter(Param value) {
  params_.push_back(std::move(value));
  return fmt::format("${}", params_.size());
}

std::string DocumentQuery::text(std::string value) {
  texts_.push_back(std::move(value));
  return parameter(std::string_view(texts_.back()));
}

std::string DocumentQuery::bytes(std::string value) {
  texts_.push_back(std::move(value));
  return parameter(as_bytes(texts_.back()));
}

void DocumentQuery::where(std::string condition) { conditions_.push_back(std::move(condition)); }

void DocumentQuery::where_visible(const Viewer& viewer) {
  where("d.merged_into is null");
  if (!viewer.may(read_documents)) return where("1 = 0");
  std::string received = "d.state <> 'received'";
  for (const ScopePath& scope : viewer.scopes_of(read_documents)) {
    if (scope.empty()) return;
    const std::string from = text(scope);
    const std::string to = text(end_of_prefix(scope));
    received += fmt::format(" or (o.path >= {} and o.path < {})", from, to);
  }
  where("(" + received + ")");
}

std::string DocumentQuery::conditions() const {
  std::string all;
  for (const std::string& condition : conditions_) all += (all.empty() ? "where " : " and ") + condition;
  return all;
}

Document read_document(const Row& row) {
  Document d;
  d.id = row.get<Id<Document>>(0);
  auto state = parse_document_state(row.text(1));
  check(state.has_value(), "a document is in an unknown state");
  d.state = *state;
  d.type = row.get<std::string>(2);
  d.number = row.get<std::string>(3);
  d.symbol = row.get<std::string>(4);
  d.place = row.get<std::string>(5);
  if (!row.text(6).empty()) d.issued_on = row.get<PartialDate>(6);
  d.agency = row.get<std::string>(7);
  d.parent_agency = row.get<std::string>(8);
  d.issuer = row.get<Id<Organisation>>(9);
  d.title = row.get<std::string>(10);
  d.owner = row.get<Id<Organisation>>(11);
  d.owner_path = row.get<std::string>(12);
  d.merged_into = row.get<Id<Document>>(13);
  d.public_since = row.get<std::optional<Instant>>(14);
  d.confirmed_at = row.get<std::optional<Instant>>(15);
  d.has_file = row.get<bool>(16);
  d.version = row.get<int>(17);
  return d;
}

}  // namespace vx
