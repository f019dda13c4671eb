#include "documents/upload_views.h"

#include "documents/document_entry.h"
#include "documents/document_labels.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

Html outcome_badge(const View& view, UploadOutcome outcome) {
  switch (outcome) {
    case UploadOutcome::Received:
      return badge(Tone::Good, view.t("documents.outcome.received"));
    case UploadOutcome::Known:
      return badge(Tone::Info, view.t("documents.outcome.known"));
    case UploadOutcome::Refused:
      return badge(Tone::Bad, view.t("documents.outcome.refused"));
  }
  return {};
}

Html file_row(const View& view, const UploadedDocument& file, const std::optional<Document>& document) {
  Html about;
  if (file.outcome == UploadOutcome::Refused) {
    about = p(view.t(file.reason));
  } else if (!document) {
    about = p(view.t("documents.was_removed"));
  } else {
    about = p(document_link(view, *document));
    if (!document->title.empty()) about += p(cls("document-title"), shorten(document->title, 160));
  }
  Html next;
  if (document && document->state == DocumentState::Received && may_edit(view.viewer, *document))
    next = link_button(document_address(document->id) + "/review", view.t("documents.review"), "primary");
  return li(cls("upload-file"), div(strong(file.name), " ", outcome_badge(view, file.outcome)), about, next);
}

std::string result_title(const View& view, const Upload& upload) {
  std::int64_t taken = 0;
  for (const UploadedDocument& file : upload.files) taken += file.outcome == UploadOutcome::Received ? 1 : 0;
  const auto all = static_cast<std::int64_t>(upload.files.size());
  if (taken == all) return view.n("documents.upload_all", all);
  return view.n("documents.upload_some", all, {{"taken", view.number(taken)}});
}

}  // namespace

Html upload_page(const View& view, const Form& form) {
  PageInfo info{.title = view.t("documents.upload_title"), .crumbs = {{view.t("documents.register"), "/documents"}}};
  info.lead = view.t("documents.upload_lead");
  FieldView files{.name = "files", .label = "documents.files", .hint = "documents.files_hint", .type = "files"};
  files.required = true;
  return page(view, info,
              error_summary(view, form) + post_form(view, "/documents/upload",
                                                    file_field(view, form, files, ".txt,.docx,.pdf,.html,.htm,.mhtml") +
                                                        submit_button(view, "documents.upload_button"),
                                                    true));
}

Html upload_result_page(const View& view, const Upload& upload, const std::vector<std::optional<Document>>& documents) {
  PageInfo info{.title = result_title(view, upload), .crumbs = {{view.t("documents.register"), "/documents"}}};
  info.lead = view.t("documents.upload_next");
  Html items;
  for (std::size_t i = 0; i < upload.files.size(); ++i) items += file_row(view, upload.files[i], documents[i]);
  return page(view, info,
              ul(cls("upload-files"), items) +
                  div(cls("button-row"), link_button("/documents/upload", view.t("documents.upload_more"), "secondary"),
                      link_button("/documents?state=received", view.t("documents.all_waiting"), "secondary")));
}

}  // namespace vx
