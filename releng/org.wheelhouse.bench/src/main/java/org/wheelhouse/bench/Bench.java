package org.wheelhouse.bench;

/** One measurement by name; its settings are system properties that releng/bench gives. */
public final class Bench {

	private Bench() {
	}

	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromProperties();
		switch (arguments.length == 1 ? arguments[0] : "") {
			case "qmp" -> {
				new CompletionBench(settings).run();
				new QmpBench(settings).run();
			}
			case "start" -> new StartBench(settings).run();
			case "idle" -> new IdleBench(settings).run();
			case "rfb" -> new RfbBench(settings).run();
			default -> throw new IllegalArgumentException("not one of qmp, start, idle, rfb");
		}
		// What a measured library left running is not waited for.
		System.exit(0);
	}
}
