// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RelaydeckStyle that says where things are and how large; relaydeckstyle.cpp draws them.
#include "ui/style/relaydeckstyle.h"

#include "ui/style/metrics.h"
#include "ui/style/stylepart.h"
#include "ui/style/stylewidgets.h"

#include <QtWidgets/QMenu>

#include <algorithm>

namespace relaydeck::ui {

using style::as;
using style::isInComboPopup;
using style::isTextArea;

QRect RelaydeckStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                     SubControl subControl, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto* box = as<QStyleOptionComboBox>(option); box && subControl != SC_ComboBoxListBoxPopup)
            return style::comboBoxPart(*box, subControl);
        break;
    case CC_SpinBox:
        if (const auto* box = as<QStyleOptionSpinBox>(option))
            return style::spinBoxPart(*box, subControl);
        break;
    case CC_ScrollBar:
        if (const auto* bar = as<QStyleOptionSlider>(option))
            return style::scrollBarPart(*bar, subControl);
        break;
    default:
        break;
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect RelaydeckStyle::subElementRect(SubElement element, const QStyleOption* option,
                                     const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        // QLineEdit adds 2 of its own. Fields inside other fields come without a frame.
        if (const auto* frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(7, 1, -7, -1);
        return option->rect;
    case SE_HeaderLabel:
        return option->rect.adjusted(6, 0, -4, 0);
    case SE_ProgressBarContents:
    case SE_ProgressBarGroove:
    case SE_PushButtonFocusRect:
    case SE_TabBarTabText:
    case SE_ItemViewItemFocusRect:
        return option->rect;
    case SE_ItemViewItemText:
        if (isInComboPopup(widget))
            return option->rect.adjusted(10, 0, -10, 0);
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize RelaydeckStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const
{
    const auto tall = [option](QSize wanted) {
        wanted.setHeight(std::max(
            {wanted.height(), metrics::ControlHeight, option ? option->fontMetrics.height() + 12 : 0}));
        return wanted;
    };
    switch (type) {
    case CT_PushButton:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::buttonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            return style::toolButtonSize(*button, widget);
        break;
    case CT_LineEdit:
        return tall(size + QSize(18, 0));
    case CT_ComboBox:
        return tall(size + QSize(44, 0));
    case CT_SpinBox:
        return tall(size + QSize(36, 0));
    case CT_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::menuItemSize(*item, size);
        break;
    case CT_MenuBarItem:
        return {size.width() + 18, std::max(32, size.height() + 12)};
    case CT_MenuBar:
        return {size.width(), std::max(32, size.height())};
    case CT_TabBarTab:
        if (const auto* tab = as<QStyleOptionTab>(option)) {
            QStyleOptionTab withWidget = *tab;
            withWidget.styleObject = const_cast<QWidget*>(widget);
            return style::tabSize(withWidget);
        }
        break;
    case CT_HeaderSection:
        if (const auto* header = as<QStyleOptionHeader>(option)) {
            QStyleOptionHeader withWidget = *header;
            withWidget.styleObject = const_cast<QWidget*>(widget);
            return style::headerSize(withWidget);
        }
        break;
    case CT_ProgressBar:
        return {std::max(80, size.width()), 12};
    case CT_ItemViewItem: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        wanted.setHeight(std::max(wanted.height() + 6, metrics::CompactRowHeight));
        return wanted;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int RelaydeckStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuHMargin:
    case PM_MenuDesktopFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return 7;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 5;
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 6 : 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_LineEditIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return metrics::IconSize;
    case PM_ToolBarIconSize:
        return metrics::NavigationIconSize;
    case PM_ScrollBarExtent:
        return metrics::ScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 1;
    case PM_HeaderMargin:
        return 6;
    case PM_HeaderMarkSize:
        return 8;
    case PM_HeaderDefaultSectionSizeVertical:
        return metrics::CompactRowHeight;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 22;
    case PM_ToolTipLabelFrameWidth:
        return 7;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::Space8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return metrics::Space16;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int RelaydeckStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_SloppySubMenus:
        return 1;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_UnderlineShortcut:
        // Shown to those who work by keyboard; in menus always, since there they are what one looks for.
        return !widget || qobject_cast<const QMenu*>(widget)
            || widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    case SH_Table_GridLineColor:
        return static_cast<int>(tokensFor(option       ? option->palette
                                              : widget ? widget->palette()
                                                       : QPalette())
                                    .rowLine.rgb());
    default:
        break;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

}  // namespace relaydeck::ui
