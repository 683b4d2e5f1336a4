package dev.annex.samples.harbor.apiserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The harbor API server. */
@SpringBootApplication
public class HarborApiServer {

    /** Starts the server; every setting of {@code annex.*} and {@code server.*} can be given as an argument. */
    public static void main(String[] arguments) {
        SpringApplication.run(HarborApiServer.class, arguments);
    }
}
