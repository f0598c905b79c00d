// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/relaydeckstyle.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSplitterHandle>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace relaydeck::ui {

namespace {

template<typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

bool isInComboPopup(const QWidget* widget)
{
    return widget && (widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView"));
}

}  // namespace

RelaydeckStyle::RelaydeckStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
    setObjectName(QStringLiteral("relaydeck"));
}

QPalette RelaydeckStyle::standardPalette() const
{
    return paletteFor(lightTokens());
}

void RelaydeckStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QHeaderView*>(widget)
        || qobject_cast<QTabBar*>(widget) || qobject_cast<QScrollBar*>(widget)
        || qobject_cast<QSlider*>(widget) || qobject_cast<QSplitterHandle*>(widget)
        || qobject_cast<QMenuBar*>(widget);
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    // Buttons say what they do in medium weight, unless somebody gave them a font.
    const bool plainFont = !widget->testAttribute(Qt::WA_SetFont);
    if (plainFont && (qobject_cast<QPushButton*>(widget) || qobject_cast<QToolButton*>(widget)))
        setTextRole(widget, widget->property("primary").toBool() ? TextRole::Strong : TextRole::Medium);
}

void RelaydeckStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    const style::Pen pen{*painter, *proxy(), widget};
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawButtonPanel(*button, pen);
        break;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_IndicatorHeaderArrow:  // part of the label
    case PE_IndicatorTabClose:
        return;
    case PE_FrameFocusRect:
        // Rows show the current one by their ground; only choices ask for the ring here.
        if (qobject_cast<const QAbstractButton*>(widget))
            style::drawChoiceFocus(*option, pen);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return style::drawCheckMark(*option, pen);
    case PE_IndicatorRadioButton:
        return style::drawRadioMark(*option, pen);
    case PE_PanelLineEdit:
        if (const auto* frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            style::drawField(*option, pen);
        return;
    case PE_FrameLineEdit:
        return;  // drawn with the panel
    case PE_Frame:
        if (isTextArea(widget))
            return style::drawTextArea(*option, pen);
        if (isInComboPopup(widget))
            return;
        return drawRounded(*painter, QRectF(option->rect), metrics::ControlRadius, {},
                           tokensFor(option->palette).line);
    case PE_FrameMenu:
        return;  // drawn with the panel
    case PE_PanelMenu:
        return style::drawMenuPanel(*option, pen);
    case PE_PanelMenuBar:
        return style::drawMenuBarGround(*option, pen);
    case PE_PanelTipLabel:
        return style::drawTipPanel(*option, pen);
    case PE_FrameTabBarBase:
        if (const auto* base = as<QStyleOptionTabBarBase>(option))
            style::drawTabBarBase(*base, pen);
        return;
    case PE_FrameTabWidget:
        return;
    case PE_PanelItemViewRow:
        if (const auto* item = as<QStyleOptionViewItem>(option))
            return style::drawItemRow(*item, pen);
        break;
    case PE_PanelItemViewItem:
        if (const auto* item = as<QStyleOptionViewItem>(option))
            return style::drawItemPanel(*item, pen);
        break;
    case PE_IndicatorBranch:
        return style::drawBranch(*option, pen);
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, tokensFor(option->palette).window);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void RelaydeckStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    const style::Pen pen{*painter, *proxy(), widget};
    switch (element) {
    case CE_PushButton:
        if (const auto* button = as<QStyleOptionButton>(option)) {
            style::drawButtonPanel(*button, pen);
            return style::drawButtonLabel(*button, pen);
        }
        break;
    case CE_PushButtonBevel:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawButtonPanel(*button, pen);
        break;
    case CE_PushButtonLabel:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawButtonLabel(*button, pen);
        break;
    case CE_CheckBoxLabel:
    case CE_RadioButtonLabel:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawChoiceLabel(*button, pen);
        break;
    case CE_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::drawMenuItem(*item, pen);
        break;
    case CE_MenuBarItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::drawMenuBarItem(*item, pen);
        break;
    case CE_MenuBarEmptyArea:
        return style::drawMenuBarGround(*option, pen);
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = as<QStyleOptionTab>(option))
            return style::drawTabShape(*tab, pen);
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = as<QStyleOptionTab>(option))
            return style::drawTabLabel(*tab, pen);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return style::drawHeaderSection(*option, pen);
    case CE_HeaderLabel:
        if (const auto* header = as<QStyleOptionHeader>(option))
            return style::drawHeaderLabel(*header, pen);
        break;
    case CE_Splitter: {
        const bool active = style::isHovered(*option) || style::isPressed(*option);
        const Tokens& tokens = tokensFor(option->palette);
        painter->fillRect(option->rect, active ? tokens.accent : tokens.line);
        return;
    }
    case CE_ProgressBar:
    case CE_ProgressBarContents:
        if (const auto* bar = as<QStyleOptionProgressBar>(option))
            return style::drawProgressBar(*bar, pen);
        break;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ShapedFrame:
        if (const auto* frame = as<QStyleOptionFrame>(option)) {
            const QRect& rect = frame->rect;
            const QColor line = tokensFor(option->palette).line;
            if (frame->frameShape == QFrame::HLine)
                return drawHorizontalLine(*painter, rect.left(), rect.right() + 1, rect.center().y(), line);
            if (frame->frameShape == QFrame::VLine)
                return drawVerticalLine(*painter, rect.center().x(), rect.top(), rect.bottom() + 1, line);
        }
        break;
    case CE_ScrollBarAddLine:
    case CE_ScrollBarSubLine:
    case CE_SizeGrip:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void RelaydeckStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                        QPainter* painter, const QWidget* widget) const
{
    const style::Pen pen{*painter, *proxy(), widget};
    switch (control) {
    case CC_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            return style::drawToolButton(*button, pen);
        break;
    case CC_ComboBox:
        if (const auto* box = as<QStyleOptionComboBox>(option))
            return style::drawComboBox(*box, pen);
        break;
    case CC_SpinBox:
        if (const auto* box = as<QStyleOptionSpinBox>(option))
            return style::drawSpinBox(*box, pen);
        break;
    case CC_ScrollBar:
        if (const auto* bar = as<QStyleOptionSlider>(option))
            return style::drawScrollBar(*bar, pen);
        break;
    case CC_Slider:
        if (const auto* slider = as<QStyleOptionSlider>(option))
            return style::drawSlider(*slider, pen);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

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
        return option->rect;
    case SE_TabBarTabText:
        return option->rect;
    case SE_ItemViewItemFocusRect:
        return option->rect;
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
