import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Cuenta las palabras de los textos que recibe: POST con el texto, y contesta cuántas veces está cada una. */
public class Palabras {
    public static void main(String[] argumentos) throws IOException {
        int puerto = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer servidor = HttpServer.create(new InetSocketAddress(puerto), 0);
        servidor.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        servidor.createContext("/", peticion -> {
            String texto = new String(peticion.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            contestar(peticion, Contador.contar(texto));
        });
        servidor.createContext("/salud", peticion -> contestar(peticion, "bien\n"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Adiós")));
        servidor.start();
        System.out.println("Escucho en el puerto " + puerto);
    }

    private static void contestar(HttpExchange peticion, String texto) throws IOException {
        byte[] respuesta = texto.getBytes(StandardCharsets.UTF_8);
        peticion.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        peticion.sendResponseHeaders(200, respuesta.length == 0 ? -1 : respuesta.length);
        peticion.getResponseBody().write(respuesta);
        peticion.close();
    }
}
