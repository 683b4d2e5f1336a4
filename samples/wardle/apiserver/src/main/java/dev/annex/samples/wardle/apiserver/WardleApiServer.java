package dev.annex.samples.wardle.apiserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The wardle API server. */
@SpringBootApplication
public class WardleApiServer {

    /** Starts the server; every setting of {@code annex.*} and {@code server.*} can be given as an argument. */
    public static void main(String[] arguments) {
        SpringApplication.run(WardleApiServer.class, arguments);
    }
}
