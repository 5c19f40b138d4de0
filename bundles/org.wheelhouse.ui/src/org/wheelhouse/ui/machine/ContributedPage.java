package org.wheelhouse.ui.machine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;

/**
 * A page that another bundle adds to the editor of a machine.
 *
 * @param id   by which it is opened
 * @param name on its tab
 * @param page not created yet
 */
record ContributedPage(String id, String name, MachinePage page) {

	private static final String POINT = "org.wheelhouse.ui.machinePages";

	/** New instances of all that are declared, in their order. One that cannot be made is logged and left out. */
	static List<ContributedPage> all() {
		return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(POINT))
				.sorted(Comparator.comparingInt(element -> Integer.parseInt(attribute(element, "order"))))
				.flatMap(element -> make(element).stream()).toList();
	}

	private static List<ContributedPage> make(IConfigurationElement element) {
		try {
			if (element.createExecutableExtension("class") instanceof MachinePage page) {
				return List.of(new ContributedPage(attribute(element, "id"), attribute(element, "name"), page));
			}
			throw new IllegalStateException(element.getContributor().getName() + ": not a page: "
					+ element.getAttribute("class"));
		} catch (CoreException e) {
			Platform.getLog(ContributedPage.class).log(e.getStatus());
			return List.of();
		}
	}

	private static String attribute(IConfigurationElement element, String name) {
		return Objects.requireNonNull(element.getAttribute(name), name);
	}
}
