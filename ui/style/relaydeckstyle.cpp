// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/relaydeckstyle.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowhover.h"
#include "ui/style/stylepart.h"
#include "ui/style/stylewidgets.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSplitterHandle>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

using style::as;
using style::isInComboPopup;
using style::isTextArea;

namespace {

/// The list inside has no frame of its own.
void drawComboPopupFrame(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    if (widget->inherits("QComboBoxPrivateContainer"))
        drawRounded(painter, QRectF(option.rect), 0, {}, tokensFor(option.palette).buttonBorder);
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
    if (auto* table = qobject_cast<QTableView*>(widget);
        table && table->selectionBehavior() == QAbstractItemView::SelectRows)
        RowHover::install(*table);
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
            return drawComboPopupFrame(*option, *painter, widget);
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

}  // namespace relaydeck::ui
