// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace relaydeck::ui {

/// A list of values, one a line. What is typed or pasted may be separated by commas, semicolons or spaces
/// too. Tab leaves the field.
class ListField : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Reads {
        Domains,  ///< addresses and URLs are trimmed to their domain
        Values,
    };

    explicit ListField(Reads reads, QWidget* parent = nullptr);

    void setValues(const QStringList& values);
    QStringList values() const;

protected:
    void focusOutEvent(QFocusEvent* event) override;

private:
    Reads m_reads;
};

/// The domain in what a person pastes: `user@x`, `https://x/path`, `x.`; unchanged when there is none.
QString domainIn(const QString& text);

}  // namespace relaydeck::ui
