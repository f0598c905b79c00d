// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Measures in device-independent pixels.
namespace relaydeck::ui::metrics {

inline constexpr int Space4 = 4;
inline constexpr int Space8 = 8;
inline constexpr int Space12 = 12;
inline constexpr int Space16 = 16;
inline constexpr int Space20 = 20;

inline constexpr int ControlHeight = 32;
inline constexpr int SmallControlHeight = 26;
inline constexpr int ControlRadius = 6;
inline constexpr int ButtonPadding = 14;
inline constexpr int IconSize = 16;
inline constexpr int NavigationIconSize = 18;
inline constexpr int FocusRing = 2;

inline constexpr int ChipHeight = 22;
inline constexpr int ChipRadius = 5;
inline constexpr int CardRadius = 9;

inline constexpr int PageHeaderHeight = 64;
inline constexpr int RowHeight = 50;
inline constexpr int CompactRowHeight = 30;
inline constexpr int HeaderHeight = 34;
inline constexpr int FooterHeight = 32;
inline constexpr int StripHeight = 38;
/// Distance of the first column from the edge, so that rows line up with the page title.
inline constexpr int FirstColumn = 18;

inline constexpr int NavigationWidth = 200;
inline constexpr int NavigationCollapsedWidth = 56;
inline constexpr int NavigationItemHeight = 36;
inline constexpr int NavigationItemRadius = 7;
inline constexpr int InspectorWidth = 392;
inline constexpr int InspectorMinimumWidth = 340;
/// Window widths below which the navigation shows icons only, and the inspector lies over the list.
inline constexpr int CollapseNavigationBelow = 1100;
inline constexpr int OverlayInspectorBelow = 1180;

inline constexpr int ScrollBarExtent = 12;
inline constexpr int ScrollBarThumb = 5;

}  // namespace relaydeck::ui::metrics
