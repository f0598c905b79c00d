// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/storefailure.h"

#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

StoreFailureText storeFailureText(const Error& error)
{
    switch (error.code) {
    case ErrorCode::StoreNotADatabase:
        return {
            StoreFailure::tr("This file is not a store of Relaydeck"),
            StoreFailure::tr("It was left as it is. Give another file with --store, or move this one away.")};
    case ErrorCode::StoreNewer:
        return {StoreFailure::tr("This store is from a newer version of Relaydeck"),
                StoreFailure::tr(
                    "It was left as it is. Open it with the newer version, or give another file with "
                    "--store.")};
    case ErrorCode::StoreReadOnly:
        return {StoreFailure::tr("The store cannot be written"),
                StoreFailure::tr(
                    "The file or its folder is read-only for you. Nothing was changed. (RD-STO-02)")};
    case ErrorCode::StoreFull:
        return {StoreFailure::tr("Changes could not be saved: the disk is full"),
                StoreFailure::tr("Nothing was changed. Make room and try again. (RD-STO-01)")};
    case ErrorCode::StoreBusy:
        return {StoreFailure::tr("Another program keeps the store busy"),
                StoreFailure::tr("Nothing was changed. Try again in a moment. (RD-STO-03)")};
    case ErrorCode::InvalidArgument:
    case ErrorCode::FileUnwritable:
        return {StoreFailure::tr("The copy could not be saved"), error.detail};
    case ErrorCode::Conflict:
        return {StoreFailure::tr("The connector is not as it was"),
                StoreFailure::tr("Nothing was changed: %1").arg(error.detail)};
    case ErrorCode::StoreFailed:
    case ErrorCode::Cancelled:
    case ErrorCode::Expired:
    case ErrorCode::NetworkUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionClosed:
    case ErrorCode::ResolverUnreachable:
    case ErrorCode::InvalidData:
    case ErrorCode::LimitExceeded:
    case ErrorCode::NotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::TrustAnchorsUnusable:
    case ErrorCode::TlsFailed:
        break;
    }
    return {StoreFailure::tr("The store cannot be used"), error.detail};
}

StoreFailure::StoreFailure(const Error& error, const QString& path, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(QStringLiteral("Relaydeck"));
    setMinimumWidth(520);
    const StoreFailureText words = storeFailureText(error);
    auto* banner = new Banner;
    banner->setVerdict(Verdict::Rejected);
    banner->setTitle(words.title);
    banner->setText(words.text);
    auto* file = new CopyableText(tr("File"));
    file->setValue(QDir::toNativeSeparators(path));
    auto* detail = plainLabel(error.detail, TextRole::Secondary);
    detail->setVisible(!error.detail.isEmpty() && !words.text.contains(error.detail));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space20, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(banner);
    auto* about = new QVBoxLayout;
    about->setSpacing(metrics::Space4);
    about->addWidget(new ElidingLabel(tr("File"), TextRole::Section));
    about->addWidget(file);
    about->addWidget(detail);
    layout->addLayout(about);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Quit"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

}  // namespace relaydeck::ui
