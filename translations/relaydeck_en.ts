<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
        <source>import %n connectors</source>
        <translation>
            <numerusform>import %n connector</numerusform>
            <numerusform>import %n connectors</numerusform>
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
    <name>relaydeck::ui::ConnectorOverview</name>
    <message numerus="yes">
        <source>The worst of %n domains, %1. Beside it: %2</source>
        <translation>
            <numerusform>The only domain, %1. Beside it: %2</numerusform>
            <numerusform>The worst of %n domains, %1. Beside it: %2</numerusform>
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
        <source>%n connectors</source>
        <translation>
            <numerusform>%n connector</numerusform>
            <numerusform>%n connectors</numerusform>
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
    <name>relaydeck::ui::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n connectors</source>
        <translation>
            <numerusform>Import %n connector</numerusform>
            <numerusform>Import %n connectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relaydeck::ui::MainWindow</name>
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
