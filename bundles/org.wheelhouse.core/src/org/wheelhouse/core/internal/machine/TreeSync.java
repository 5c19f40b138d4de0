package org.wheelhouse.core.internal.machine;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.TreeKey;
import org.wheelhouse.model.live.Machine;

/** Shows one subject of a machine in the live model. On the model thread only. */
@FunctionalInterface
public interface TreeSync {

	/** Of a subject that has no tree. */
	TreeSync NONE = (_, _) -> {
		// nothing to show
	};

	/** Shows it as the snapshot says. */
	void apply(MachineSnapshot snapshot, Machine machine);

	/**
	 * Copies a tree into the object that shows it.
	 *
	 * @param <T> how the tree is told
	 * @param <E> the class of the model that shows it
	 */
	@FunctionalInterface
	interface Copy<T, E extends EObject> {

		void apply(T tree, MachineSnapshot snapshot, E shown);
	}

	/**
	 * Of a tree that a machine has in one of its features; a new one is filled before it is shown.
	 *
	 * @param feature of {@link Machine}, containing an {@code E}
	 */
	@SuppressWarnings("unchecked") // what the feature holds is an E, or the caller is wrong
	static <T, E extends EObject> TreeSync of(TreeKey<T> key, EReference feature, Copy<T, E> copy) {
		return (snapshot, machine) -> {
			var known = snapshot.trees().get(key);
			var shown = (E) machine.eGet(feature);
			if (known.isEmpty()) {
				if (shown != null) {
					machine.eSet(feature, null);
				}
			} else if (shown != null) {
				copy.apply(known.get(), snapshot, shown);
			} else {
				var created = (E) EcoreUtil.create(feature.getEReferenceType());
				copy.apply(known.get(), snapshot, created);
				machine.eSet(feature, created);
			}
		};
	}
}
