package org.wheelhouse.ui.machines;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.widget.Conflated;

/** Which machines have rows that can be seen in a tree of hosts: not scrolled away, filtered out, nor under a host that is closed. */
final class RowsInSight {

	/** A person who scrolls past rows does not want their figures. */
	private static final Duration SETTLED = Duration.ofMillis(200);

	private final TreeViewer viewer;
	private final BooleanSupplier all;
	private final Consumer<Set<Machine>> listener;
	private Set<Machine> told = Set.of();

	/** @param all whether the others count too */
	RowsInSight(TreeViewer viewer, BooleanSupplier all, Consumer<Set<Machine>> listener) {
		this.viewer = viewer;
		this.all = all;
		this.listener = listener;
	}

	/** Whatever brings other rows into sight has the tree painted. */
	void install() {
		var tree = viewer.getTree();
		var looking = new Conflated(tree.getDisplay(), SETTLED, this::look);
		tree.addListener(SWT.Paint, _ -> looking.request());
		tree.addDisposeListener(_ -> looking.stop());
	}

	private void look() {
		var now = rows();
		if (!now.equals(told)) {
			told = now;
			listener.accept(now);
		}
	}

	private Set<Machine> rows() {
		var rows = new HashSet<Machine>();
		var area = viewer.getTree().getClientArea();
		for (var host : viewer.getTree().getItems()) {
			for (var item : host.getItems()) {
				if (item.getData() instanceof Machine machine && (all.getAsBoolean() || isInSight(host, item, area))) {
					rows.add(machine);
				}
			}
		}
		return Set.copyOf(rows);
	}

	private static boolean isInSight(TreeItem host, TreeItem item, Rectangle area) {
		return host.getExpanded() && item.getBounds().intersects(area);
	}
}
