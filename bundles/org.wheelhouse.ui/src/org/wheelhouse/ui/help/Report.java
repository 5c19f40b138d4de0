package org.wheelhouse.ui.help;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.core.secret.Masking;

/**
 * What somebody who is asked for help wants to know, as text, without secrets: of the environment only what is named here, and
 * dots where anything looks like a secret or is one that was told. Pure.
 *
 * @param product     what runs
 * @param system      facts in order, for example {@code Java} → {@code 25.0.1}
 * @param environment all of it
 * @param log         the last lines of the workbench's log
 */
record Report(Product product, Map<String, String> system, Map<String, String> environment, List<String> log) {

	/** Nothing else of an environment is anybody's business. */
	private static final Pattern TOLD = Pattern.compile("LANG|LC_\\w+|XDG_(?:SESSION_TYPE|CURRENT_DESKTOP|CONFIG_HOME|"
			+ "STATE_HOME|CACHE_HOME|DATA_HOME|RUNTIME_DIR)|DISPLAY|WAYLAND_DISPLAY|GDK_\\w+|GTK_\\w+|DESKTOP_SESSION|"
			+ "JAVA_HOME|PATH|WHEELHOUSE_\\w+");

	/** @param known hides the secrets that were told in this session, wherever they stand */
	String text(UnaryOperator<String> known) {
		var text = new StringBuilder("Wheelhouse ").append(product.version());
		if (!product.commit().isEmpty()) {
			text.append(", commit ").append(product.commit());
		}
		text.append('\n');
		system.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
		text.append("\nEnvironment\n");
		new TreeMap<>(environment).forEach((name, value) -> {
			if (TOLD.matcher(name).matches()) {
				text.append(name).append('=').append(value).append('\n');
			}
		});
		text.append("\nInside\n");
		product.components().forEach(component -> text.append(component.name()).append(' ')
				.append(component.version()).append('\n'));
		text.append("\nLog\n").append(log.stream().collect(Collectors.joining("\n"))).append('\n');
		return Masking.text(known.apply(text.toString()));
	}
}
