// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace relaydeck::ui {

/// Loads the words of the user's language, over the English ones: the source strings lack the singular of
/// what is counted. Needs an application, once.
void installTranslations();

}  // namespace relaydeck::ui
