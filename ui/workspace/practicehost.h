// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/practicenetwork.h"

#include <QtCore/QThread>

namespace relaydeck::ui {

/// The practice network on a thread of its own, so that its servers answer while the window is busy.
class PracticeHost : public QObject {
    Q_OBJECT
public:
    explicit PracticeHost(QObject* parent = nullptr);
    ~PracticeHost() override;

    void start();

Q_SIGNALS:
    void started(const relaydeck::NetworkProfile& profile);
    void failed(const relaydeck::Error& error);

private:
    QThread m_thread;
    practice::PracticeNetwork* m_network = nullptr;  // lives on m_thread
};

}  // namespace relaydeck::ui
