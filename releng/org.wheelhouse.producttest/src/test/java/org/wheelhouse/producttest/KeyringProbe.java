package org.wheelhouse.producttest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Asks the product's keyring, with the product's own bundles and without its window. A process of its own, as the desktop's
 * keyring is found by the environment. Usage: PLUGINS FOLDER MACHINE, the secret on standard input; says on a line each what
 * came of it.
 */
final class KeyringProbe {

	private static final List<String> STARTED = List.of("org.eclipse.equinox.common", "org.eclipse.equinox.registry",
			"org.eclipse.equinox.preferences", "org.eclipse.core.runtime", "org.eclipse.equinox.security");
	private static final String ID = "k0";

	private final ClassLoader loader;
	private final Object keyring;

	private KeyringProbe(ClassLoader loader, Path folder) throws ReflectiveOperationException {
		this.loader = loader;
		keyring = loader.loadClass("org.wheelhouse.ui.secret.Keyring")
				.getMethod("in", Path.class, BooleanSupplier.class).invoke(null, folder, (BooleanSupplier) () -> true);
	}

	/** Ends in any case: the framework and the desktop's libraries have threads of their own. */
	public static void main(String[] args) {
		int status = 0;
		try {
			run(Path.of(args[0]), Path.of(args[1]), args[2]);
		} catch (Exception | LinkageError e) {
			e.printStackTrace();
			status = 1;
		}
		System.exit(status);
	}

	private static void run(Path plugins, Path folder, String machine) throws Exception {
		Framework framework = java.util.ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
				.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString(),
						"osgi.instance.area", folder.resolve("instance").toUri().toString(),
						"osgi.user.area", folder.resolve("user").toUri().toString()));
		framework.start();
		install(framework, plugins);
		Bundle ui = bundle(framework, "org.wheelhouse.ui");
		ClassLoader loader = ui.loadClass("org.wheelhouse.ui.secret.Keyring").getClassLoader();
		new KeyringProbe(loader, folder).say(machine, new String(System.in.readAllBytes()));
	}

	private static void install(Framework framework, Path plugins) throws Exception {
		try (Stream<Path> jars = Files.list(plugins)) {
			for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
					.filter(file -> !file.getFileName().toString().startsWith("org.eclipse.osgi_")).toList()) {
				framework.getBundleContext().installBundle("reference:" + jar.toUri());
			}
		}
		for (String name : STARTED) {
			bundle(framework, name).start(Bundle.START_ACTIVATION_POLICY);
		}
	}

	private static Bundle bundle(Framework framework, String name) throws IOException {
		return Stream.of(framework.getBundleContext().getBundles())
				.filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst()
				.orElseThrow(() -> new IOException("the product has no " + name));
	}

	private void say(String machine, String text) throws Exception {
		Class<?> type = loader.loadClass("org.wheelhouse.host.Secret");
		Object secret = type.getMethod("of", char[].class).invoke(null, (Object) text.toCharArray());
		System.out.println("there " + ask("isThere"));
		Map<?, ?> found = (Map<?, ?>) ask("find", machine, Set.of(ID));
		System.out.println("found " + (found.isEmpty() ? "nothing" : secret.equals(found.get(ID))));
		System.out.println("kept " + ask("keep", machine, Map.of(ID, secret)));
		System.out.println("all " + ask("kept"));
	}

	private Object ask(String name, Object... arguments) throws Exception {
		Method method = Stream.of(keyring.getClass().getMethods())
				.filter(one -> one.getName().equals(name) && one.getParameterCount() == arguments.length).findFirst()
				.orElseThrow();
		return ((CompletableFuture<?>) method.invoke(keyring, arguments)).get(60, TimeUnit.SECONDS);
	}
}
