package org.tidings.runtime.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer over one connection, no redirects. Everything the library would do by itself is off: it
 * follows, retries, unpacks and remembers nothing.
 */
final class Transport implements AutoCloseable {
    private static final int ANSWER_BYTES = 4096;
    private static final int MAX_HEADER_BYTES = 64 << 10;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 16 << 10;
    private static final int MAX_TRAILERS = 20;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);

    /** @param body whole for 2xx, none for a redirect, its beginning otherwise */
    @SuppressWarnings("ArrayRecordComponent") // passes from here to the outcome, read by nobody else
    record Answer(int status, String phrase, Headers headers, byte[] body, long wireBytes) {}

    private final Dialer dialer;
    private final Bodies bodies;
    private final CloseableHttpClient client;
    private final CloseableHttpClient unverified;
    private final ScheduledThreadPoolExecutor timer;

    Transport(Dialer dialer, Bodies bodies, SSLContext tls) {
        this.dialer = dialer;
        this.bodies = bodies;
        this.timer = timer();
        this.client = client(connections(dialer, verified(tls)));
        this.unverified = client(connections(dialer, AnyCertificate.strategy()));
    }

    /** Asks and reads the answer as far as it is of use. Every failure is an IOException. */
    Answer ask(WebAddress at, WebClient.Request request, Map<String, String> headers, Deadline deadline)
            throws IOException {
        if (deadline.isOver()) {
            throw new SocketTimeoutException("out of time");
        }
        dialer.within(deadline);
        try {
            return attempt(at, request, headers, deadline);
        } catch (NoHttpResponseException e) {
            // A kept connection that the server had just closed: nothing was answered, so a read may be asked again.
            if (request.body() != null) {
                throw e;
            }
            return attempt(at, request, headers, deadline);
        } finally {
            dialer.done();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
        unverified.close(CloseMode.IMMEDIATE);
    }

    private Answer attempt(WebAddress at, WebClient.Request request, Map<String, String> headers, Deadline deadline)
            throws IOException {
        HttpUriRequestBase call = call(at, request, headers, deadline);
        // Closing a socket may block on what is still to be sent, hence not on the timer's own thread.
        ScheduledFuture<?> alarm = timer.schedule(
                () -> Thread.startVirtualThread(call::cancel), deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return answered(at, call, request, deadline);
        } finally {
            alarm.cancel(false);
        }
    }

    private Answer answered(WebAddress at, HttpUriRequestBase call, WebClient.Request request, Deadline deadline)
            throws IOException {
        boolean whole = false;
        ClassicHttpResponse response = client(at, request).executeOpen(target(at), call, HttpClientContext.create());
        try {
            Answer answer = read(response, request, deadline);
            whole = response.getEntity() == null || !response.getEntity().isStreaming();
            return answer;
        } finally {
            if (!whole) {
                call.cancel(); // before closing, which would read to the end
            }
            Closer.closeQuietly(response);
        }
    }

    private CloseableHttpClient client(WebAddress at, WebClient.Request request) throws Refusal {
        boolean asked = request.anyCertificate()
                && at.host().equals(WebAddress.of(request.url()).host());
        return asked ? unverified : client;
    }

    private Answer read(ClassicHttpResponse response, WebClient.Request request, Deadline deadline) throws IOException {
        Headers headers = headers(response);
        HttpEntity entity = response.getEntity();
        int status = response.getCode();
        String phrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        if (entity == null) {
            return new Answer(status, phrase, headers, new byte[0], 0);
        }
        boolean wanted = status / 100 == 2;
        int maxWire = wanted ? Math.max(1, request.maxBytes() / 2) : ANSWER_BYTES;
        if (wanted && entity.getContentLength() > maxWire) {
            throw new Refusal("more than " + maxWire + " bytes over the wire: " + entity.getContentLength());
        }
        WireStream wire = new WireStream(entity.getContent(), maxWire, deadline);
        byte[] body = wanted
                ? bodies.whole(wire, headers, request.maxBytes(), request.largeBody(), deadline)
                : Bodies.beginning(wire, headers, ANSWER_BYTES);
        return new Answer(status, phrase, headers, body, wire.count());
    }

    private static Headers headers(ClassicHttpResponse response) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            fields.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(value);
        }
        return new Headers(fields);
    }

    private HttpUriRequestBase call(
            WebAddress at, WebClient.Request request, Map<String, String> headers, Deadline deadline) {
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), at.uri());
        call.setScheme(target(at).getSchemeName());
        call.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(deadline.left()))
                .setResponseTimeout(SILENCE)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .build());
        headers.forEach(call::setHeader);
        if (request.body() != null) {
            call.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return call;
    }

    /** A mapped host is spoken to in plain http, whatever its address says. */
    private HttpHost target(WebAddress at) {
        return new HttpHost(dialer.isMapped(at.host()) ? "http" : at.scheme(), at.host(), at.port());
    }

    private CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
        var unused = timer.scheduleWithFixedDelay(() -> connections.closeIdle(IDLE), 5, 5, TimeUnit.SECONDS);
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setKeepAliveStrategy((response, context) -> IDLE)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    private static TlsSocketStrategy verified(SSLContext tls) {
        return ClientTlsStrategyBuilder.create()
                .setSslContext(tls)
                .setHostnameVerifier(new SiteCertificate())
                .buildClassic();
    }

    private static PoolingHttpClientConnectionManager connections(Dialer dialer, TlsSocketStrategy tls) {
        ConnectionConfig timeouts = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .setTimeToLive(TimeValue.ofMinutes(5))
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build();
        TlsConfig handshake = TlsConfig.custom()
                .setHandshakeTimeout(CONNECT)
                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                .build();
        return new Connections()
                .setDnsResolver(dialer)
                .setConnectionFactory(factory())
                .setTlsSocketStrategy(tls)
                .setDefaultConnectionConfig(timeouts)
                .setDefaultTlsConfig(handshake)
                .setMaxConnPerRoute(8)
                .setMaxConnTotal(4096)
                .build();
    }

    /** Headers in UTF-8 with what is broken in them replaced: redirects to addresses in other scripts come like that. */
    private static ManagedHttpClientConnectionFactory factory() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_TRAILERS)
                        .setMaxLineLength(MAX_LINE)
                        .build())
                .responseParserFactory(new HeaderBudget(MAX_HEADER_BYTES, MAX_HEADERS, MAX_LINE))
                .charCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.UTF_8)
                        .setMalformedInputAction(CodingErrorAction.REPLACE)
                        .setUnmappableInputAction(CodingErrorAction.REPLACE)
                        .build())
                .build();
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("tidings-http-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Opens a {@link TlsCarrier} where there will be TLS. */
    private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            DetachedSocketFactory sockets = new DetachedSocketFactory() {
                @Override
                public Socket create(@Nullable Proxy none) {
                    return new Socket();
                }

                @Override
                public Socket create(String scheme, @Nullable Proxy none) {
                    return "https".equals(scheme) ? new TlsCarrier() : new Socket();
                }
            };
            Registry<TlsSocketStrategy> secure = RegistryBuilder.<TlsSocketStrategy>create()
                    .register("https", tls)
                    .build();
            return new DefaultHttpClientConnectionOperator(sockets, ports, names, secure);
        }
    }
}
