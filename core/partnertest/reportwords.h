// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"
#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

// The words of core/README.md ("JSON of a report").

inline constexpr Words<MxKind, 6> MxKinds{{{MxKind::Mx, "mx"},
                                           {MxKind::Implicit, "implicit"},
                                           {MxKind::Null, "null"},
                                           {MxKind::None, "none"},
                                           {MxKind::NxDomain, "nxdomain"},
                                           {MxKind::Failed, "failed"}}};

inline constexpr Words<TlsaStatus, 6> TlsaStatuses{{{TlsaStatus::Usable, "usable"},
                                                    {TlsaStatus::Unusable, "unusable"},
                                                    {TlsaStatus::None, "none"},
                                                    {TlsaStatus::Bogus, "bogus"},
                                                    {TlsaStatus::Failed, "failed"},
                                                    {TlsaStatus::NotApplicable, "not-applicable"}}};

inline constexpr Words<DaneOutcome, 5> DaneOutcomes{{{DaneOutcome::Pass, "pass"},
                                                     {DaneOutcome::Partial, "partial"},
                                                     {DaneOutcome::Fail, "fail"},
                                                     {DaneOutcome::NotOffered, "not-offered"},
                                                     {DaneOutcome::Unknown, "unknown"}}};

inline constexpr Words<StsOutcome, 4> StsOutcomes{{{StsOutcome::None, "none"},
                                                   {StsOutcome::Pass, "pass"},
                                                   {StsOutcome::Fail, "fail"},
                                                   {StsOutcome::Unknown, "unknown"}}};

inline constexpr Words<StsMode, 3> StsModes{
    {{StsMode::Enforce, "enforce"}, {StsMode::Testing, "testing"}, {StsMode::None, "none"}}};

inline constexpr Words<StsFault, 14> StsFaults{{{StsFault::None, "none"},
                                                {StsFault::NoAddress, "no-address"},
                                                {StsFault::AddressLookupFailed, "address-lookup-failed"},
                                                {StsFault::ConnectFailed, "connect-failed"},
                                                {StsFault::TimedOut, "timed-out"},
                                                {StsFault::TlsFailed, "tls-failed"},
                                                {StsFault::CertificateExpired, "certificate-expired"},
                                                {StsFault::CertificateName, "certificate-name"},
                                                {StsFault::CertificateUntrusted, "certificate-untrusted"},
                                                {StsFault::Redirected, "redirected"},
                                                {StsFault::HttpStatus, "http-status"},
                                                {StsFault::TooLarge, "too-large"},
                                                {StsFault::PolicyInvalid, "policy-invalid"},
                                                {StsFault::Ours, "ours"}}};

inline constexpr Words<tls::ChainProblem, 9> ChainProblems{
    {{tls::ChainProblem::None, "none"},
     {tls::ChainProblem::NoCertificate, "no-certificate"},
     {tls::ChainProblem::Malformed, "malformed"},
     {tls::ChainProblem::UntrustedRoot, "untrusted-root"},
     {tls::ChainProblem::Expired, "expired"},
     {tls::ChainProblem::NotYetValid, "not-yet-valid"},
     {tls::ChainProblem::NameMismatch, "name-mismatch"},
     {tls::ChainProblem::WeakKey, "weak-key"},
     {tls::ChainProblem::Other, "other"}}};

inline constexpr Words<tls::DaneVerdict::Outcome, 6> DaneVerdicts{
    {{tls::DaneVerdict::Outcome::Match, "match"},
     {tls::DaneVerdict::Outcome::NoMatch, "no-match"},
     {tls::DaneVerdict::Outcome::Expired, "expired"},
     {tls::DaneVerdict::Outcome::NotYetValid, "not-yet-valid"},
     {tls::DaneVerdict::Outcome::NameMismatch, "name-mismatch"},
     {tls::DaneVerdict::Outcome::Malformed, "malformed"}}};

}  // namespace relaydeck::partnertest
