// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/translations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

#include <memory>

namespace relaydeck::ui {

namespace {

/// The one that is installed last is asked first.
void install(const QLocale& locale, const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator.release());
}

}  // namespace

void installTranslations()
{
    const QString ours = QStringLiteral(":/i18n");
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    install(english, QStringLiteral("relaydeck"), ours);
    if (QLocale().language() == QLocale::English)
        return;
    // Words of Qt's own dialogs.
    install(QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), QStringLiteral("relaydeck"), ours);
}

}  // namespace relaydeck::ui
