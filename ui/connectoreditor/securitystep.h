// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorstep.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;
class ModeMatrix;
class SegmentedControl;
class Session;

/// TLS level and the two modes, with what each pair of modes would do beneath.
class SecurityStep : public EditorStep {
    Q_OBJECT
public:
    explicit SecurityStep(Session& session, QWidget* parent = nullptr);

    void follow(const Connector& connector) override;

protected:
    void fill(const Connector& connector) override;
    void collect(Connector& connector) const override;

private:
    void addMatrix();
    void showMatrix(const Connector& connector);
    void chooseModes(DaneMode dane, MtaStsMode sts);

    Session& m_session;
    SegmentedControl* m_tls;
    QLabel* m_tlsWords;
    QLineEdit* m_tlsDomain;
    SegmentedControl* m_dane;
    SegmentedControl* m_sts;
    QLabel* m_unset;
    bool m_daneSet = false;  // what is shown is a value, not the default in place of one
    bool m_stsSet = false;
    ElidingLabel* m_matrixNote = nullptr;
    ModeMatrix* m_matrix = nullptr;
    QLabel* m_sentence = nullptr;
    QString m_shownSentence;  // of the modes that are set
};

}  // namespace relaydeck::ui
