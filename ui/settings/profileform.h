// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace relaydeck::ui {

class TextBox;

/// The fields of a network profile. What is typed is checked when a field is left, and told only when all of
/// it can be used.
class ProfileForm : public QWidget {
    Q_OBJECT
public:
    explicit ProfileForm(QWidget* parent = nullptr);

    /// Not editable: what can be read stays readable.
    void setProfile(const NetworkProfile& profile, bool editable);

Q_SIGNALS:
    void edited(const relaydeck::NetworkProfile& profile);

private:
    /// A field with what is wrong with it beneath.
    struct Checked {
        QWidget* field = nullptr;
        QLabel* fault = nullptr;
    };

    QLineEdit* line(const char* id, const QString& placeholder) const;
    QSpinBox* number(const char* id, int least, int most, const QString& suffix = {}) const;
    Checked addChecked(QFormLayout& form, const QString& name, QWidget* field);
    void addTo(QFormLayout& form, const QString& name, QWidget* field);
    /// What is wrong with the content of a file; empty: it can be used.
    using FileCheck = std::function<QString(const QByteArray&)>;
    /// A button that puts a file into the box, or says why it does not.
    void openInto(TextBox& box, const Checked& checked, const QString& title, const FileCheck& check);
    void onEdited();
    /// Shows the fault, if there is one; true when there is none.
    static bool judge(const Checked& checked, const QString& fault);
    bool readResolvers(NetworkProfile& profile) const;
    bool readAuthorities(NetworkProfile& profile) const;
    bool readSender(NetworkProfile& profile) const;
    bool readAlgorithms(NetworkProfile& profile) const;

    NetworkProfile m_profile;
    bool m_showing = false;  // fields are being filled, not edited
    QLineEdit* m_name;
    TextBox* m_resolvers;
    TextBox* m_anchors;
    TextBox* m_authorities;
    QCheckBox* m_onlyAuthorities;
    QSpinBox* m_smtpPort;
    QSpinBox* m_httpsPort;
    QLineEdit* m_ehloName;
    QLineEdit* m_source;
    QComboBox* m_families;
    QLineEdit* m_algorithms;
    QSpinBox* m_dnsTimeout;
    QSpinBox* m_connectTimeout;
    QSpinBox* m_smtpTimeout;
    Checked m_resolversChecked;
    Checked m_anchorsChecked;
    Checked m_authoritiesChecked;
    Checked m_ehloChecked;
    Checked m_sourceChecked;
    Checked m_algorithmsChecked;
};

}  // namespace relaydeck::ui
