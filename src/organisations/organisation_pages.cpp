#include "organisations/organisation_pages.h"

#include "organisations/organisation_form.h"
#include "organisations/organisation_import.h"
#include "organisations/organisation_json.h"
#include "organisations/organisation_views.h"
#include "web/table_download.h"

namespace vx {
namespace {

/// Pages show a filter's faults beside its fields; files and programs get nothing rather than something else.
void refuse_faults(Request& request) {
  if (!request.filter.ok()) throw Problem(ProblemCode::Invalid, request.view.t(request.filter.errors().front().error));
}

/// So many of the second level are shown at once; an organisation with more has a page of its own.
constexpr int opened_nodes = 50;

void read_tree(ReadTx& tx, OrganisationTree& tree, const PageRequest& wanted) {
  PageOf<OrganisationNode> tops =
      list_tree_page(tx, tree.focus ? tree.focus->id : Id<Organisation>{}, tree.as_of, wanted.size, wanted.after);
  tree.next = tops.next;
  const bool is_only = tops.items.size() == 1 && wanted.after.empty();
  int room = opened_nodes;
  for (OrganisationNode& top : tops.items) {
    const Id<Organisation> id = top.organisation.id;
    const std::int64_t children = top.children;
    tree.nodes.push_back(std::move(top));
    if (children == 0 || (children > room && !is_only)) continue;
    for (OrganisationNode& below : list_tree_page(tx, id, tree.as_of, room, "").items) {
      below.depth = 1;
      tree.nodes.push_back(std::move(below));
      --room;
    }
  }
}

Response show_tree(Request& request, ReadTx& tx, const OrganisationFilter& filter) {
  OrganisationTree tree;
  tree.as_of = filter.as_of;
  if (Id<Organisation> under = request.filter.id<Organisation>("under")) {
    tree.focus = find_organisation(tx, under, filter.as_of);
    if (!tree.focus) throw Problem(ProblemCode::NotFound);
    tree.ancestry = list_organisation_ancestry(tx, *tree.focus);
    tree.ancestry.pop_back();
  }
  read_tree(tx, tree, page_request(request.filter));
  tree.total = count_organisations(tx, filter);
  return respond(
      request, [&] { return organisation_tree_page(request.view, request.filter, tree); },
      [&] {
        auto node_json = [](const OrganisationNode& node) {
          std::vector<Field> fields = organisation_fields(node.organisation);
          fields.push_back({"depth", node.depth});
          fields.push_back({"children", node.children});
          return json_object(fields);
        };
        return json_object({{"as_of", tree.as_of},
                            {"total", tree.total},
                            {"items", json_array(tree.nodes, node_json)},
                            {"next", tree.next.empty() ? Json() : Json(tree.next)}});
      });
}

Response list_organisations_page(Request& request, ReadTx& tx) {
  OrganisationFilter filter = read_filter(request, tx);
  if (request.wants_json) refuse_faults(request);
  if (!filter.is_set()) return show_tree(request, tx, filter);
  PageRequest wanted = page_request(request.filter);
  OrganisationList list{filter.as_of, count_organisations(tx, filter),
                        find_organisations(tx, filter, wanted.size, wanted.after)};
  return respond(
      request, [&] { return organisation_list_page(request.view, request.filter, list); },
      [&] {
        return json_object({{"as_of", list.as_of},
                            {"total", list.total},
                            {"items", json_array(list.found.items, organisation_json)},
                            {"next", list.found.next.empty() ? Json() : Json(list.found.next)}});
      });
}

Response show_organisation(const OrganisationSections& sections, Request& request, ReadTx& tx) {
  OrganisationDetail detail;
  Organisation stored = get_organisation(tx, request.path_id<Organisation>());
  detail.as_of = request.filter.date("as_of").value_or(request.view.today());
  if (request.wants_json) refuse_faults(request);
  detail.is_today = detail.as_of == request.view.today();
  auto of_day = detail.is_today ? std::optional(stored) : find_organisation(tx, stored.id, detail.as_of);
  if (!of_day)
    throw Problem(ProblemCode::NotFound,
                  request.view.t("organisations.not_there", {{"day", request.view.date(detail.as_of)}}));
  detail.organisation = std::move(*of_day);
  const OrganisationFacts& facts = detail.organisation.facts;
  detail.ancestry = list_organisation_ancestry(tx, stored);
  PageRequest wanted = page_request(request.filter);
  detail.children = list_tree_page(tx, stored.id, detail.as_of, wanted.size, wanted.after);
  detail.children_count = count_children(tx, stored.id, detail.as_of);
  detail.seat = facts.seat ? find_area(tx, facts.seat) : std::nullopt;
  detail.governed = facts.governed ? find_area(tx, facts.governed) : std::nullopt;
  detail.periods = list_periods(tx, stored.id);
  detail.changes = list_organisation_changes(tx, stored.id, 50);
  return respond(
      request,
      [&] {
        for (const OrganisationSection& section : *sections)
          detail.sections += section(tx, request.view, detail.organisation, detail.as_of);
        return organisation_page(request.view, request.filter, detail);
      },
      [&] {
        std::vector<Field> fields = organisation_fields(detail.organisation);
        fields.push_back({"as_of", detail.as_of});
        fields.push_back({"children", json_array(detail.children.items, [](const OrganisationNode& node) {
                            return organisation_json(node.organisation);
                          })});
        fields.push_back({"children_count", detail.children_count});
        fields.push_back({"next", detail.children.next.empty() ? Json() : Json(detail.children.next)});
        fields.push_back({"ancestry", json_array(detail.ancestry, organisation_json)});
        return json_object(fields);
      });
}

/// Exactly what the list with the same filter shows, in the columns the import reads.
Response export_organisations(Request& request, ReadTx& tx) {
  OrganisationFilter filter = read_filter(request, tx);
  refuse_faults(request);
  std::vector<std::vector<std::string>> rows =
      export_rows(tx, request.view, find_organisations(tx, filter, 0, "").items);
  std::string name = fmt::format("{}-{}", request.view.t("organisations.file_name"), filter.as_of.iso());
  const TableFormat format = request.filter.raw("file") == "csv" ? TableFormat::Csv : TableFormat::Xlsx;
  return download_table(format, request.view.t("organisations.title"), rows, name);
}

}  // namespace

OrganisationFilter read_filter(Request& request, ReadTx& tx) {
  Form& form = request.filter;
  OrganisationFilter filter;
  filter.as_of = form.date("as_of").value_or(request.view.today());
  filter.words = form.text("q", 100);
  filter.kind = organisation_kind_of(form.choice("kind", organisation_kind_codes()));
  filter.without_head = form.raw("head") == "none";
  if (std::string area = form.text("area", 200); !area.empty()) {
    if (auto found = find_area_by_text(tx, area, filter.as_of))
      filter.area = find_area(tx, *found)->path;
    else
      form.add_error("area", found.error());
  }
  if (Id<Organisation> under = form.id<Organisation>("under")) filter.under = get_organisation(tx, under).path;
  return filter;
}

void add_organisation_routes(Router& router, const OrganisationSections& sections) {
  std::vector<FieldInfo> fields = {
      {"q", FieldType::Text, false, "Words of a name or a symbol; diacritics may be left out."},
      {"kind", FieldType::Text, false, "peoples_committee, department, room, …"},
      {"area", FieldType::Text, false, "Code or name of the area in which it sits or which it governs."},
      {"under", FieldType::Integer, false, "Only this organisation and those below it."},
      {"head", FieldType::Text, false, "none: only organisations that name no head."},
      {"as_of", FieldType::Date, false, "The day asked about; today if left out."}};
  std::vector<FieldInfo> list_fields = fields;
  list_fields.insert(list_fields.end(), {{"size", FieldType::Integer}, {"after", FieldType::Text}});
  router.get("/organisations", list_organisations_page,
             {.access = Access::signed_in(),
              .about = "A page of the tree of organisations, or of those a filter finds",
              .fields = list_fields});
  router.get("/organisations/{id}",
             [sections](Request& request, ReadTx& tx) { return show_organisation(sections, request, tx); },
             {.access = Access::signed_in(),
              .about = "One organisation as of a day, with a page of those right below it",
              .fields = {{"as_of", FieldType::Date}, {"size", FieldType::Integer}, {"after", FieldType::Text}}});
  fields.push_back({"file", FieldType::Text, false, "csv or xlsx"});
  router.get("/organisations/export", export_organisations,
             {.access = Access::signed_in(),
              .about = "What the list with the same filter shows, as a spreadsheet",
              .fields = fields,
              .page = false,
              .json = false});
}

}  // namespace vx
