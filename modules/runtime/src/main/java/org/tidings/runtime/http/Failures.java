package org.tidings.runtime.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Refused;

/** What an exchange that broke off is called. */
final class Failures {
    private Failures() {}

    static Fetched of(Exception broken, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Failed(null, "interrupted", true);
        }
        if (broken instanceof Refusal refusal) {
            return new Refused(refusal.reason());
        }
        if (deadline.isOver()) {
            return new Failed(null, "not finished within " + seconds(deadline), true);
        }
        return isCausedBy(broken, MessageConstraintException.class)
                ? new Refused("more headers than we read: " + broken.getMessage())
                : new Failed(null, reason(broken), !isBadCertificate(broken));
    }

    private static String reason(Exception broken) {
        return switch (broken) {
            case UnknownHostException e -> String.valueOf(e.getMessage());
            case ConnectTimeoutException e -> "no connection within 5 s";
            case ConnectionRequestTimeoutException e -> "no free connection in time";
            case ConnectException e -> "no connection: " + e.getMessage();
            case SocketTimeoutException e -> "too slow: " + e.getMessage();
            case SSLException e -> "TLS: " + insecure(innermost(e));
            case NoHttpResponseException e -> "closed without an answer";
            case ConnectionClosedException e -> "cut short: " + e.getMessage();
            case EOFException e -> "cut short";
            case ZipException e -> "badly packed: " + e.getMessage();
            case SocketException e -> "connection lost: " + e.getMessage();
            case ClientProtocolException e -> "not HTTP: " + innermost(e).getMessage();
            default -> broken.getClass().getSimpleName() + ": " + broken.getMessage();
        };
    }

    private static String insecure(Throwable cause) {
        String words = switch (cause) {
            case CertificateExpiredException e -> "the certificate has expired: ";
            case CertificateNotYetValidException e -> "the certificate is not valid yet: ";
            case CertPathBuilderException e -> "the certificate is by no authority that we trust: ";
            default -> "";
        };
        return words + cause.getMessage();
    }

    private static boolean isBadCertificate(Exception broken) {
        return isCausedBy(broken, CertificateException.class) || isCausedBy(broken, SSLPeerUnverifiedException.class);
    }

    private static boolean isCausedBy(Throwable broken, Class<? extends Throwable> kind) {
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable innermost(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String seconds(Deadline deadline) {
        return deadline.limit().toMillis() / 1000.0 + " s";
    }
}
