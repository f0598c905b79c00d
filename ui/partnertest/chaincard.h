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
    /// What a node stands for in another card, of the mail server that the chain leads to.
    enum class Part {
        Nothing,  ///< keys and DS records of zones stand in no other card
        Server,  ///< its row among the mail servers
        TlsaRecords,  ///< its rows among the TLSA records
    };

    explicit ChainCard(QWidget* parent = nullptr);

Q_SIGNALS:
    /// A node was chosen. `host`: place among the hosts of the report; -1 with Nothing.
    void partChosen(relaydeck::ui::ChainCard::Part part, int host);
    /// The way there is wanted.
    void partActivated(relaydeck::ui::ChainCard::Part part, int host);

protected:
    bool showReport() override;

private:
    void showHost(int host);
    void showBox(int box);
    Part partOf(int box, int node) const;

    QComboBox* m_hosts;
    ChainView* m_view;
    QLabel* m_row;  // what the chosen box says, to be read and copied
};

}  // namespace relaydeck::ui
