<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>relaydeck::ui::BulkEditDialog</name>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ActivityPage</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n steps, older ones as you scroll</source>
        <translation>
            <numerusform>The newest step, older ones as you scroll</numerusform>
            <numerusform>The newest %n steps, older ones as you scroll</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::BulkEditDialog</name>
    <message numerus="yes">
        <source>Edit %n connectors</source>
        <translation>
            <numerusform>Edit %n connector</numerusform>
            <numerusform>Edit %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. %n more connectors are not listed.</source>
        <translation>
            <numerusform>%1. %n more connector is not listed.</numerusform>
            <numerusform>%1. %n more connectors are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n connectors</source>
        <translation>
            <numerusform>Change %n connector</numerusform>
            <numerusform>Change %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Protection is lowered on %n connectors</source>
        <translation>
            <numerusform>Protection is lowered on %n connector</numerusform>
            <numerusform>Protection is lowered on %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchange Online would refuse %n of them</source>
        <translation>
            <numerusform>Exchange Online would refuse %n of them</numerusform>
            <numerusform>Exchange Online would refuse %n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::CertificateCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bits</source>
        <translation>
            <numerusform>%1, %n bit</numerusform>
            <numerusform>%1, %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::Chain</name>
    <message numerus="yes">
        <source>+%n zones</source>
        <translation>
            <numerusform>+%n zone</numerusform>
            <numerusform>+%n zones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ChainNodes</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorCommands</name>
    <message numerus="yes">
        <source>duplicate %n connectors</source>
        <translation>
            <numerusform>duplicate %n connector</numerusform>
            <numerusform>duplicate %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connectors</source>
        <translation>
            <numerusform>%n connector</numerusform>
            <numerusform>%n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n connectors as PowerShell</source>
        <translation>
            <numerusform>Copied %n connector as PowerShell</numerusform>
            <numerusform>Copied %n connectors as PowerShell</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorEditor</name>
    <message numerus="yes">
        <source>%n settings differ from what is saved</source>
        <translation>
            <numerusform>%n setting differs from what is saved</numerusform>
            <numerusform>%n settings differ from what is saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults to mend</source>
        <translation>
            <numerusform>%n fault to mend</numerusform>
            <numerusform>%n faults to mend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorHistory</name>
    <message numerus="yes">
        <source>%1 changed %n settings</source>
        <translation>
            <numerusform>%1 changed %n setting</numerusform>
            <numerusform>%1 changed %n settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorInspector</name>
    <message numerus="yes">
        <source>%n settings differ from the tenant</source>
        <translation>
            <numerusform>%n setting differs from the tenant</numerusform>
            <numerusform>%n settings differ from the tenant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorList</name>
    <message numerus="yes">
        <source>%n connectors</source>
        <translation>
            <numerusform>%n connector</numerusform>
            <numerusform>%n connectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorOverview</name>
    <message numerus="yes">
        <source>The worst of %n domains, %1. Beside it: %2</source>
        <translation>
            <numerusform>The only domain, %1. Beside it: %2</numerusform>
            <numerusform>The worst of %n domains, %1. Beside it: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more overlaps; the editor lists them.</source>
        <translation>
            <numerusform>%n more overlap; the editor lists it.</numerusform>
            <numerusform>%n more overlaps; the editor lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ConnectorsPage</name>
    <message numerus="yes">
        <source>%n outbound connectors</source>
        <translation>
            <numerusform>%n outbound connector</numerusform>
            <numerusform>%n outbound connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n connectors as text</source>
        <translation>
            <numerusform>Copied %n connector as text</numerusform>
            <numerusform>Copied %n connectors as text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::DomainPanel</name>
    <message numerus="yes">
        <source>%n addresses read as domains.</source>
        <translation>
            <numerusform>%n address read as a domain.</numerusform>
            <numerusform>%n addresses read as domains.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: at most %1 at once.</source>
        <translation>
            <numerusform>%n left out: at most %1 at once.</numerusform>
            <numerusform>%n left out: at most %1 at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n that &amp;failed</source>
        <translation>
            <numerusform>The %n that &amp;failed</numerusform>
            <numerusform>The %n that &amp;failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n domains</source>
        <translation>
            <numerusform>&amp;All %n domain</numerusform>
            <numerusform>&amp;All %n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n domains</source>
        <translation>
            <numerusform>%1 of %n domain</numerusform>
            <numerusform>%1 of %n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domains</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domains. Enter tests them.</source>
        <translation>
            <numerusform>%n domain. Enter tests it.</numerusform>
            <numerusform>%n domains. Enter tests them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::DraftBanner</name>
    <message numerus="yes">
        <source>%n more wait.</source>
        <translation>
            <numerusform>%n more waits.</numerusform>
            <numerusform>%n more wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::EditorSteps</name>
    <message numerus="yes">
        <source>%n domains</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n smart hosts</source>
        <translation>
            <numerusform>%n smart host</numerusform>
            <numerusform>%n smart hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::EndTestsQuestion</name>
    <message numerus="yes">
        <source>Results so far are kept; %n partners would stay as they were last tested.</source>
        <translation>
            <numerusform>Results so far are kept; %n partner would stay as it was last tested.</numerusform>
            <numerusform>Results so far are kept; %n partners would stay as they were last tested.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::Evidence</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::EvidenceTable</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ExportDialog</name>
    <message numerus="yes">
        <source>The script for %n of the connectors. It may be run again, and with -WhatIf it changes nothing.</source>
        <translation>
            <numerusform>The script for %n connector. It may be run again, and with -WhatIf it changes nothing.</numerusform>
            <numerusform>The script for %n of the connectors. It may be run again, and with -WhatIf it changes nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Protection gets lower than before at %n of them; the script says so at its lines.</source>
        <translation>
            <numerusform>Protection gets lower than before at %n of them; the script says so at its lines.</numerusform>
            <numerusform>Protection gets lower than before at %n of them; the script says so at its lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::FilterOfferModel</name>
    <message numerus="yes">
        <source>%1, %2, %n connectors</source>
        <translation>
            <numerusform>%1, %2, %n connector</numerusform>
            <numerusform>%1, %2, %n connectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::FindingsCard</name>
    <message numerus="yes">
        <source>%n more with other checks</source>
        <translation>
            <numerusform>%n more with other checks</numerusform>
            <numerusform>%n more with other checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::HelpWindow</name>
    <message numerus="yes">
        <source>%n topics</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::HistoryBars</name>
    <message numerus="yes">
        <source>%n with checked certificate</source>
        <translation>
            <numerusform>%n with checked certificate</numerusform>
            <numerusform>%n with checked certificate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unverified</source>
        <translation>
            <numerusform>%n unverified</numerusform>
            <numerusform>%n unverified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in clear text</source>
        <translation>
            <numerusform>%n in clear text</numerusform>
            <numerusform>%n in clear text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n at risk</numerusform>
            <numerusform>%n at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tested</source>
        <translation>
            <numerusform>%n not tested</numerusform>
            <numerusform>%n not tested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good days</source>
        <translation>
            <numerusform>%n good day</numerusform>
            <numerusform>%n good days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ImportFault</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was taken from %1 yet. %n lines cannot be read. Skip and go on leaves them out; what is here of their connectors stays as it is.</source>
        <translation>
            <numerusform>Nothing was taken from %1 yet. %n line cannot be read. Skip and go on leaves it out; what is here of its connector stays as it is.</numerusform>
            <numerusform>Nothing was taken from %1 yet. %n lines cannot be read. Skip and go on leaves them out; what is here of their connectors stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n lines</source>
        <translation>
            <numerusform>Hide %n line</numerusform>
            <numerusform>Hide %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n lines</source>
        <translation>
            <numerusform>Show %n line</numerusform>
            <numerusform>Show %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ImportPage</name>
    <message numerus="yes">
        <source>Importing %n connectors</source>
        <translation>
            <numerusform>Importing %n connector</numerusform>
            <numerusform>Importing %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %n connectors from %1</source>
        <translation>
            <numerusform>import %n connector from %1</numerusform>
            <numerusform>import %n connectors from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n connectors</source>
        <translation>
            <numerusform>Imported %n connector</numerusform>
            <numerusform>Imported %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n connectors</source>
        <translation>
            <numerusform>&amp;Import %n connector</numerusform>
            <numerusform>&amp;Import %n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n lines left out</source>
        <translation>
            <numerusform>%1, %n line left out</numerusform>
            <numerusform>%1, %n lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n lines were left out</source>
        <translation>
            <numerusform>%1, %n line was left out</numerusform>
            <numerusform>%1, %n lines were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ImportReview</name>
    <message numerus="yes">
        <source>%n connectors protect mail less than before</source>
        <translation>
            <numerusform>%n connector protects mail less than before</numerusform>
            <numerusform>%n connectors protect mail less than before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lists of %n connectors are missing from this export</source>
        <translation>
            <numerusform>Lists of %n connector are missing from this export</numerusform>
            <numerusform>Lists of %n connectors are missing from this export</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ListField</name>
    <message numerus="yes">
        <source>%n addresses read as domains.</source>
        <translation>
            <numerusform>%n address read as a domain.</numerusform>
            <numerusform>%n addresses read as domains.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links read as domains.</source>
        <translation>
            <numerusform>%n link read as a domain.</numerusform>
            <numerusform>%n links read as domains.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated ones left out.</source>
        <translation>
            <numerusform>%n repeated one left out.</numerusform>
            <numerusform>%n repeated ones left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, since a connector does not take so many.</source>
        <translation>
            <numerusform>%n left out, since a connector does not take so many.</numerusform>
            <numerusform>%n left out, since a connector does not take so many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::MergeWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines were read.</source>
        <translation>
            <numerusform>%Ln line was read.</numerusform>
            <numerusform>%Ln lines were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 has %n columns, %2 are expected. %3</source>
        <translation>
            <numerusform>Line %1 has %n column, %2 are expected. %3</numerusform>
            <numerusform>Line %1 has %n columns, %2 are expected. %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::Notices</name>
    <message numerus="yes">
        <source>%n test results stay in this window; Save as… keeps them elsewhere.</source>
        <translation>
            <numerusform>%n test result stays in this window; Save as… keeps it elsewhere.</numerusform>
            <numerusform>%n test results stay in this window; Save as… keeps them elsewhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ProgressStrip</name>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::RailItem</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ReportingCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%n more are not listed; the script has them.</source>
        <translation>
            <numerusform>%n more is not listed; the script has it.</numerusform>
            <numerusform>%n more are not listed; the script has them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connectors differ from the tenant as it was when last imported. All of it is saved here; the tenant changes when somebody runs the script.</source>
        <translation>
            <numerusform>%n connector differs from the tenant as it was when last imported. All of it is saved here; the tenant changes when somebody runs the script.</numerusform>
            <numerusform>%n connectors differ from the tenant as it was when last imported. All of it is saved here; the tenant changes when somebody runs the script.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::RouteWords</name>
    <message numerus="yes">
        <source>%n more do not carry it.</source>
        <translation>
            <numerusform>%n more does not carry it.</numerusform>
            <numerusform>%n more do not carry it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other connectors have no recipient domain that matches.</source>
        <translation>
            <numerusform>%n other connector has no recipient domain that matches.</numerusform>
            <numerusform>%n other connectors have no recipient domain that matches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::SecondOpinionCard</name>
    <message numerus="yes">
        <source>%n more were not asked</source>
        <translation>
            <numerusform>%n more was not asked</numerusform>
            <numerusform>%n more were not asked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::SecurityStep</name>
    <message numerus="yes">
        <source>%1, the worst of %n domains, tested %2</source>
        <translation>
            <numerusform>%1, the worst of %n domain, tested %2</numerusform>
            <numerusform>%1, the worst of %n domains, tested %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::Sentences</name>
    <message numerus="yes">
        <source>the key of %1 matches none of its %n TLSA records.</source>
        <translation>
            <numerusform>the key of %1 does not match its TLSA record.</numerusform>
            <numerusform>the key of %1 matches none of its %n TLSA records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::StepDetails</name>
    <message numerus="yes">
        <source>and %n more connectors</source>
        <translation>
            <numerusform>and %n more connector</numerusform>
            <numerusform>and %n more connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more domains</source>
        <translation>
            <numerusform>and %n more domain</numerusform>
            <numerusform>and %n more domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::StepParts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more connectors</source>
        <translation>
            <numerusform>and %n more connector</numerusform>
            <numerusform>and %n more connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more domains</source>
        <translation>
            <numerusform>and %n more domain</numerusform>
            <numerusform>and %n more domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domains were cancelled</source>
        <translation>
            <numerusform>%n domain was cancelled</numerusform>
            <numerusform>%n domains were cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::StepWords</name>
    <message numerus="yes">
        <source>%n connectors</source>
        <translation>
            <numerusform>%n connector</numerusform>
            <numerusform>%n connectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connectors added</source>
        <translation>
            <numerusform>%n connector added</numerusform>
            <numerusform>%n connectors added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connectors changed</source>
        <translation>
            <numerusform>%n connector changed</numerusform>
            <numerusform>%n connectors changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connectors deleted</source>
        <translation>
            <numerusform>%n connector deleted</numerusform>
            <numerusform>%n connectors deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>test %n domains</source>
        <translation>
            <numerusform>test %n domain</numerusform>
            <numerusform>test %n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n lines left out</source>
        <translation>
            <numerusform>%1, %n line left out</numerusform>
            <numerusform>%1, %n lines left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::StsCard</name>
    <message numerus="yes">
        <source>Covers %n</source>
        <translation>
            <numerusform>Covers %n</numerusform>
            <numerusform>Covers %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::SummaryWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::TestActions</name>
    <message numerus="yes">
        <source>%n could not be</source>
        <translation>
            <numerusform>%n could not be</numerusform>
            <numerusform>%n could not be</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n canceled</numerusform>
            <numerusform>%n canceled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::TimelineView</name>
    <message numerus="yes">
        <source>%1: %n failed attempts</source>
        <translation>
            <numerusform>%1: %n failed attempt</numerusform>
            <numerusform>%1: %n failed attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the queue, %n attempts per host</source>
        <translation>
            <numerusform>In the queue, %n attempt per host</numerusform>
            <numerusform>In the queue, %n attempts per host</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::Times</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::TlsReports</name>
    <message numerus="yes">
        <source>%n new reports</source>
        <translation>
            <numerusform>%n new report</numerusform>
            <numerusform>%n new reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known before</source>
        <translation>
            <numerusform>%n known before</numerusform>
            <numerusform>%n known before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, since they name no domain</source>
        <translation>
            <numerusform>%n left out, since it names no domain</numerusform>
            <numerusform>%n left out, since they name no domain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files without a report</source>
        <translation>
            <numerusform>%n file without a report</numerusform>
            <numerusform>%n files without a report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 files hold no TLS report</source>
        <translation>
            <numerusform>%n of %1 files holds no TLS report</numerusform>
            <numerusform>%n of %1 files hold no TLS report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::TraceRows</name>
    <message numerus="yes">
        <source>%n more steps</source>
        <translation>
            <numerusform>%n more step</numerusform>
            <numerusform>%n more steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::ValidityBar</name>
    <message numerus="yes">
        <source>expired %n days ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
