package org.wheelhouse.core.internal.sync;

import java.util.Objects;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jdt.annotation.Nullable;

/** Sets features of one object, only those that differ: EMF's own setters tell listeners even of what stayed the same. */
public record FeatureWriter(EObject target) {

	public FeatureWriter set(EStructuralFeature feature, @Nullable Object value) {
		if (!Objects.equals(target.eGet(feature), value)) {
			target.eSet(feature, value);
		}
		return this;
	}
}
