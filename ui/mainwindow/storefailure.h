// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtWidgets/QDialog>

namespace relaydeck::ui {

/// What an error of the store means, in a few words and in a sentence.
struct StoreFailureText {
    QString title;
    QString text;
};
StoreFailureText storeFailureText(const Error& error);

/// Stands in for the window when the store cannot be opened. The file has not been touched.
class StoreFailure : public QDialog {
    Q_OBJECT
public:
    StoreFailure(const Error& error, const QString& path, QWidget* parent = nullptr);
};

}  // namespace relaydeck::ui
