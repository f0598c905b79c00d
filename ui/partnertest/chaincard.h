// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ChainView;

/// The chain of trust from the root to what a mail server shows; of several servers the one that fails.
class ChainCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit ChainCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void showHost(int host);
    void showBox(int box);

    QComboBox* m_hosts;
    ChainView* m_view;
    QLabel* m_row;  // what the chosen box says, to be read and copied
};

}  // namespace relaydeck::ui
