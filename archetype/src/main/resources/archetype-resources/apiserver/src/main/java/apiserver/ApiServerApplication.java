package ${package}.apiserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The API server. */
@SpringBootApplication
public class ApiServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ApiServerApplication.class, arguments);
    }
}
