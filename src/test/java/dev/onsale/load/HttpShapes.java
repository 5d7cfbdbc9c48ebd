package dev.onsale.load;

import dev.onsale.load.PlainShape.Expected;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Shapes about what is sent and what is done with its answer. */
final class HttpShapes {

    private HttpShapes() {}

    static List<PlainShape> all() {
        return List.of(silent(), upload(), redirects(), passwords(), resources(), cookies(), form());
    }

    private static PlainShape silent() {
        return PlainShape.of(
                "Silent",
                Expected.of(20, 0).without("ping"),
                () -> ShapeServer.answering(request -> Answer.of(200)),
                """
                {
                    setUp(scenario("quiet")
                        .exec(http("page").get("/page"), http("ping").get("/ping").silent())
                        .injectOpen(rampUsers(20).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape upload() {
        return PlainShape.of(
                        "Upload",
                        Expected.of(20, 0),
                        () -> ShapeServer.answering(request -> Answer.of(isUpload(request) ? 201 : 400)),
                        """
                        {
                            setUp(scenario("senders").exec(session -> session.set("seat", 7))
                                .exec(http("parts").post("/parts")
                                    .bodyPart(RawFileBodyPart("file", "ticket.txt").contentType("text/plain").fileName("ticket.txt"))
                                    .bodyPart(StringBodyPart("note", "seat #{seat}")))
                                .exec(http("file").post("/file").formParam("note", "seat #{seat}").formUpload("file", "ticket.txt"))
                                .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                        }
                        """)
                .with("ticket.txt", "row 3, admit one\n");
    }

    private static boolean isUpload(Received request) {
        return request.header("Content-type").startsWith("multipart/form-data; boundary=")
                && request.body().contains("row 3, admit one")
                && request.body().contains("filename=\"ticket.txt\"")
                && request.body().contains("name=\"note\"")
                && request.body().contains("seat 7");
    }

    private static PlainShape redirects() {
        return PlainShape.of(
                "Redirects",
                // Round and round: two are followed, and the third is a failure of its own, which is not sent.
                Expected.of(10 + 10 + 10 + 3 * 10, 10)
                        .at(Map.of("moved Redirect 1", "there", "round Redirect 3", Expected.NOWHERE)),
                () -> ShapeServer.answering(request -> switch (request.path()) {
                    case "/moved" -> Answer.redirect("/there");
                    case "/stay" -> Answer.redirect("/never");
                    case "/round" -> Answer.redirect("/round");
                    default -> Answer.of(200);
                }),
                """
                {
                    setUp(scenario("led")
                        .exec(http("moved").get("/moved"))
                        .exec(http("stay").get("/stay").disableFollowRedirect().check(status().is(302)))
                        .exec(http("round").get("/round"))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE).maxRedirects(3));
                }
                """);
    }

    private static PlainShape passwords() {
        return PlainShape.of(
                "Passwords",
                Expected.of(10, 10),
                () -> ShapeServer.answering(request ->
                        Answer.of(request.header("Authorization").equals("Basic " + base64("ada:s3cret")) ? 200 : 401)),
                """
                {
                    setUp(scenario("members").exec(session -> session.set("user", "ada"))
                        .exec(http("mine").get("/mine").basicAuth("#{user}", "s3cret"))
                        .exec(http("theirs").get("/theirs").basicAuth("#{user}", "guessed"))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PlainShape resources() {
        return PlainShape.of(
                "Resources",
                Expected.of(30, 10),
                () -> ShapeServer.answering(request -> switch (request.path()) {
                    case "/page" -> new Answer(200, """
                                <html><head><link rel="stylesheet" href="/style.css"><link rel="icon" href="/own.ico"></head>
                                <body><img src="/seats.png"><script src="/gone.js"></script></body></html>
                                """, 0, Map.of("Content-Type", "text/html; charset=utf-8"));
                    case "/gone.js" -> Answer.of(404);
                    default -> new Answer(200, "x", 0, Map.of("Cache-Control", "no-store"));
                }),
                """
                {
                    setUp(scenario("readers").exec(http("page").get("/page")).injectOpen(rampUsers(10).during(1)))
                        .protocols(http.baseUrl(BASE).inferHtmlResources(DenyList(".*\\\\.ico")));
                }
                """);
    }

    private static PlainShape cookies() {
        return PlainShape.of(
                "Cookies",
                Expected.of(30, 10),
                () -> ShapeServer.answering(request -> request.path().equals("/login")
                        ? new Answer(200, "{}", 0, Map.of("Set-Cookie", "member=yes; Path=/"))
                        : Answer.of(request.header("Cookie").contains("member=yes") ? 200 : 403)),
                """
                {
                    setUp(scenario("members")
                        .exec(http("login").get("/login"), http("inside").get("/inside"))
                        .exec(flushCookieJar())
                        .exec(http("outside").get("/outside"))
                        .exec(addCookie(Cookie("member", "yes").withPath("/")))
                        .exec(http("again").get("/again"))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape form() {
        return PlainShape.of(
                "Form",
                Expected.of(20, 0),
                () -> ShapeServer.answering(request -> request.path().startsWith("/form")
                        ? new Answer(
                                200,
                                "<form><input type='hidden' name='csrf' value='t-"
                                        + request.path().replaceFirst(".*=", "") + "'></form>",
                                0,
                                Map.of("Content-Type", "text/html"))
                        : Answer.of(request.body().matches("csrf=t-\\d+&seat=A\\+7") ? 200 : 403)),
                """
                {
                    setUp(scenario("writers").exec(session -> session.set("n", session.userId()))
                        .exec(http("form").get("/form?n=#{n}").check(css("input[name=csrf]", "value").saveAs("csrf")))
                        .exec(http("send").post("/send").formParam("csrf", "#{csrf}").formParam("seat", "A 7"))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }
}
