#include "campaigns/campaign_item_views.h"

#include "campaigns/campaign_views.h"

namespace vx {

using namespace html;

namespace {

Html item_details(const View& view, const CampaignItem& item) {
  Html out;
  if (!item.unit.empty()) out += badge(Tone::Neutral, item.unit) + Html(" ");
  if (item.deadline) {
    const bool is_past = last_day(*item.deadline) < view.today();
    out += badge(is_past ? Tone::Warning : Tone::Info,
                 view.t("campaigns.item.until", {{"date", view.date(*item.deadline)}})) +
           Html(" ");
  }
  if (item.occasion != AwardOccasion::None)
    out += badge(Tone::Neutral, view.t("campaigns.occasion." + std::string(code_of(item.occasion))));
  return out;
}

Html item_buttons(const View& view, const Campaign& campaign, const CampaignItem& item, std::size_t size) {
  const std::string address = campaign_address(campaign.id, "/items/" + std::to_string(item.id.value));
  Html buttons = link_button(address + "/edit", view.t("campaigns.item.edit"), "link");
  if (item.position > 1) buttons += post_button(view, address + "/up", "campaigns.item.up", "link");
  if (item.position < static_cast<int>(size))
    buttons += post_button(view, address + "/down", "campaigns.item.down", "link");
  return div(cls("item-actions"), buttons);
}

}  // namespace

Html item_lists(const View& view, const Campaign& campaign, const std::vector<CampaignItem>& items, bool may_edit) {
  Html cards;
  for (const std::string_view code : item_kind_codes) {
    const ItemKind kind = item_kind_of(code);
    std::vector<CampaignItem> list;
    std::copy_if(items.begin(), items.end(), std::back_inserter(list),
                 [&](const CampaignItem& item) { return item.kind == kind; });
    if (list.empty() && !may_edit) continue;
    Html content;
    if (list.empty())
      content = p(cls("form-hint"), view.t("campaigns.items.empty"));
    else
      content =
          ol(cls("item-list"), each(list, [&](const CampaignItem& item) {
               return li(attr("id", "item-" + std::to_string(item.id.value)), div(item.text), item_details(view, item),
                         may_edit ? details(cls("item-menu"), summary(view.t("campaigns.item.change")),
                                            item_buttons(view, campaign, item, list.size()))
                                  : Html{});
             }));
    cards += card(view.t("campaigns.items." + std::string(code)) +
                      (list.empty() ? "" : " (" + view.number(static_cast<std::int64_t>(list.size())) + ")"),
                  content,
                  may_edit ? link_button(campaign_address(campaign.id, "/items/new?kind=" + std::string(code)),
                                         view.t("campaigns.item.add"), "secondary")
                           : Html{});
  }
  return cards;
}

Html item_form_page(const View& view, const CampaignRecord& record, const CampaignItem& item, const Form& form) {
  const std::string kind(code_of(item.kind));
  Html fields =
      error_summary(view, form) + input(attr("type", "hidden"), attr("name", "kind"), attr("value", kind)) +
      text_field(view, form,
                 {.name = "text", .label = "campaigns.item.text", .required = true, .value = item.text, .rows = 4});
  if (item.kind == ItemKind::Task || item.kind == ItemKind::Criterion || item.kind == ItemKind::Target)
    fields +=
        text_field(
            view, form,
            {.name = "unit", .label = "campaigns.item.unit", .hint = "campaigns.item.unit_hint", .value = item.unit}) +
        text_field(view, form,
                   {.name = "deadline",
                    .label = "campaigns.item.deadline",
                    .hint = "campaigns.partial_date_hint",
                    .value = item.deadline ? item.deadline->iso() : ""});
  if (item.kind == ItemKind::Award) {
    std::vector<Choice> occasions;
    for (const std::string_view code : award_occasion_codes)
      occasions.push_back({std::string(code), view.t("campaigns.occasion." + std::string(code))});
    fields += radio_field(view, form,
                          {.name = "occasion",
                           .label = "campaigns.item.occasion",
                           .required = true,
                           .value = std::string(code_of(item.occasion))},
                          occasions);
  }
  fields += submit_button(view, "campaigns.save");
  const std::string address = item.id ? campaign_address(record.campaign.id, "/items/" + std::to_string(item.id.value))
                                      : campaign_address(record.campaign.id, "/items");
  PageInfo info{.title = view.t((item.id ? "campaigns.item.edit_" : "campaigns.item.new_") + kind)};
  info.crumbs = campaign_crumbs(view, record.campaign);
  Html content = post_form(view, address, fields);
  if (item.id)
    content +=
        post_button(view, address + "/remove", "campaigns.item.remove", "danger", "campaigns.item.remove_question");
  return page(view, info, content);
}

Html link_form_page(const View& view, const CampaignRecord& record, const std::vector<CampaignSummary>& others,
                    const Form& form) {
  std::vector<Choice> campaigns;
  for (const CampaignSummary& other : others)
    campaigns.push_back({std::to_string(other.id.value),
                         (other.theme.empty() ? other.title : other.theme) + " – " + other.organisation_name});
  const Html fields =
      error_summary(view, form) +
      radio_field(view, form,
                  {.name = "relation", .label = "campaigns.link.relation", .required = true, .value = "tied_to"},
                  {{"continues", view.t("campaigns.link.continues_choice")},
                   {"tied_to", view.t("campaigns.link.tied_to_choice")}}) +
      select_field(view, form, {.name = "other", .label = "campaigns.link.other", .required = true}, campaigns) +
      submit_button(view, "campaigns.save");
  PageInfo info{.title = view.t("campaigns.link.add")};
  info.crumbs = campaign_crumbs(view, record.campaign);
  return page(view, info,
              campaigns.empty() ? empty_state(view, "campaigns.link.no_others", "campaigns.link.no_others_hint")
                                : post_form(view, campaign_address(record.campaign.id, "/links"), fields));
}

}  // namespace vx
