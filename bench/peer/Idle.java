import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable's engine on a database with armed timers and nothing to do, until its standard input ends. */
public class Idle {
  public static void main(String[] arguments) throws Exception {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(System.getenv("PEER_JDBC"));
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setAsyncExecutorActivate(true);
    configuration.setHistory("audit");
    var engine = configuration.buildProcessEngine();
    System.out.println("idle");
    while (System.in.read() >= 0) {}
    engine.close();
    System.exit(0);
  }
}
