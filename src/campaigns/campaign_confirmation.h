#pragma once
#include "documents/confirmation.h"

namespace vx {

/// From now on a confirmed plan becomes a campaign: launched if the plan is issued, under the campaign it carries out,
/// with its lists, and with a plan awaited from every direct sub-organisation (R1–R3, R13).
void add_campaign_confirmation(ConfirmationHooks& hooks);

}  // namespace vx
