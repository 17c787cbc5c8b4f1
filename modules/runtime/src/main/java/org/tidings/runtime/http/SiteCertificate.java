package org.tidings.runtime.http;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HttpClientHostnameVerifier;

/** What browsers ask of a site's certificate and Java does not: a name where names belong, no *.com, no SHA-1. */
final class SiteCertificate implements HttpClientHostnameVerifier {
    private final PublicSuffixMatcher suffixes = PublicSuffixMatcherLoader.getDefault();
    private final DefaultHostnameVerifier names = new DefaultHostnameVerifier(suffixes);

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            verify(host, (X509Certificate) session.getPeerCertificates()[0]);
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    @Override
    public void verify(String host, X509Certificate certificate) throws SSLException {
        List<String> sites = sites(certificate);
        if (sites.isEmpty()) {
            throw new SSLPeerUnverifiedException("the certificate names its site only in the way of old, as CN");
        }
        if (isUnderASuffix(host) && !sites.contains(host)) {
            throw new SSLPeerUnverifiedException("the certificate's name is too wide: " + String.join(", ", sites));
        }
        if (certificate.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("SHA1")) {
            throw new SSLPeerUnverifiedException("the certificate is signed with SHA-1, which can be forged");
        }
        names.verify(host, certificate);
    }

    /** Whether a name one step up would be one that everybody's sites are under. */
    private boolean isUnderASuffix(String host) {
        return host.indexOf('.') > 0
                && !HostSyntax.isLiteral(host)
                && suffixes.matches(host.substring(host.indexOf('.') + 1));
    }

    private static List<String> sites(X509Certificate certificate) throws SSLPeerUnverifiedException {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            throw new SSLPeerUnverifiedException("the certificate's names cannot be read: " + e.getMessage());
        }
    }
}
