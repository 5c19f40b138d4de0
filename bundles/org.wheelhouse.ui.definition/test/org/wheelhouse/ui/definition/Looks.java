package org.wheelhouse.ui.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.RGB;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.LightValues;

/** The two themes, without a workbench. */
public final class Looks {

	private static final Pattern DEFINITION = Pattern
			.compile("ColorDefinition#(org-wheelhouse-ui-color-[a-z0-9-]+) \\{\\s+color: #([0-9A-F]{6});");

	private Looks() {
	}

	/** The light theme from now on. */
	public static void light() {
		Stream.of(ColorRole.values())
				.forEach(role -> JFaceResources.getColorRegistry().put(role.key(), LightValues.of(role)));
	}

	/** The dark theme from now on. */
	public static void dark() throws IOException {
		var found = DEFINITION.matcher(Files.readString(Path.of("../org.wheelhouse.ui/css/dark.css")));
		while (found.find()) {
			var value = Integer.parseInt(found.group(2), 16);
			JFaceResources.getColorRegistry().put(found.group(1).replace('-', '.'),
					new RGB(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff));
		}
	}
}
