// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/resolverdialog.h"

#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

ResolverDialog::ResolverDialog(Purpose purpose, QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit)
    , m_fault(plainLabel({}, TextRole::Secondary))
{
    setWindowTitle(tr("Choose resolver"));
    setMinimumWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Ask another resolver"), TextRole::Title));
    layout->addWidget(plainLabel(
        purpose == Purpose::FromNowOn
            ? tr("It must pass the data of DNSSEC. It is asked by this window until the program "
                 "ends; the settings of this computer stay as they are.")
            : tr("It must pass the data of DNSSEC. It is asked once, beside the resolver that is in "
                 "use, about the answers that decided the verdict."),
        TextRole::Note));
    m_address->setObjectName(QStringLiteral("resolver.address"));
    m_address->setAccessibleName(tr("IP address of the resolver"));
    m_address->setPlaceholderText(tr("IP address, such as 192.0.2.53"));
    layout->addWidget(m_address);
    m_fault->setForegroundRole(QPalette::BrightText);
    m_fault->hide();
    layout->addWidget(m_fault);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)
        ->setText(purpose == Purpose::FromNowOn ? tr("Use resolver") : tr("Ask resolver"));
    setButtonKind(buttons->button(QDialogButtonBox::Ok), ButtonKind::Primary);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ResolverDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ResolverDialog::reject);
}

Upstream ResolverDialog::upstream() const
{
    Upstream upstream;
    upstream.address = QHostAddress(m_address->text().trimmed());
    return upstream;
}

void ResolverDialog::accept()
{
    if (!upstream().address.isNull())
        return QDialog::accept();
    m_fault->setText(tr("This is no IP address. A resolver is named by its address, since names need one."));
    m_fault->show();
    setFieldState(m_address, FieldState::Invalid);
    m_address->setFocus();
}

}  // namespace relaydeck::ui
