// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Ids of the places of the window, as `--section` takes them.
namespace relaydeck::ui::sections {

inline constexpr char Connectors[] = "connectors";
inline constexpr char Tests[] = "tests";
inline constexpr char Import[] = "import";
inline constexpr char Activity[] = "activity";
inline constexpr char Settings[] = "settings";

}  // namespace relaydeck::ui::sections
