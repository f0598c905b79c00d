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

    ListField(Reads reads, int visibleLines, QWidget* parent = nullptr);

    void setValues(const QStringList& values);
    /// Each once, in order; what is no domain is as typed.
    QStringList values() const;

Q_SIGNALS:
    /// Something was read as a domain that was typed or pasted as more than that; a sentence about it.
    void trimmed(const QString& sentence);

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void tidy();

    Reads m_reads;
};

}  // namespace relaydeck::ui
