package org.wheelhouse.core.internal.history;

import java.util.List;
import java.util.Set;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The attributes of an object of the live model as JSON: those that are not at their defaults. What it contains is left out.
 * On the model thread.
 */
final class ModelJson {

	private ModelJson() {
		// holds no state
	}

	/** @param without are left out, too */
	static ObjectNode write(EObject object, EStructuralFeature... without) {
		var json = JsonNodeFactory.instance.objectNode();
		var left = Set.of(without);
		for (var feature : object.eClass().getEAllAttributes()) {
			if (object.eIsSet(feature) && !left.contains(feature)) {
				json.set(feature.getName(), written(object.eGet(feature)));
			}
		}
		return json;
	}

	private static JsonNode written(@Nullable Object value) {
		var nodes = JsonNodeFactory.instance;
		return switch (value) {
			case Long number -> nodes.numberNode(number);
			case Integer number -> nodes.numberNode(number);
			case Double number -> nodes.numberNode(number);
			case Boolean truth -> nodes.booleanNode(truth);
			case Enumerator literal -> nodes.textNode(literal.getName());
			case List<?> values -> list(values);
			case null -> nodes.nullNode();
			default -> nodes.textNode(value.toString());
		};
	}

	private static ArrayNode list(List<?> values) {
		var array = JsonNodeFactory.instance.arrayNode();
		values.forEach(value -> array.add(written(value)));
		return array;
	}

	/** Sets what is in the JSON and the object has; what is not understood is left as it is. */
	static <T extends EObject> T read(JsonNode json, T into) {
		for (var feature : into.eClass().getEAllAttributes()) {
			var value = json.path(feature.getName());
			if (value instanceof ArrayNode array && feature.isMany()) {
				@SuppressWarnings("unchecked") // an attribute of many values has a list
				var values = (List<Object>) into.eGet(feature);
				values.clear();
				array.forEach(one -> add(values, feature, one));
			} else if (value.isValueNode() && !value.isNull() && !feature.isMany()) {
				set(into, feature, value);
			}
		}
		return into;
	}

	private static void add(List<Object> values, EAttribute feature, JsonNode json) {
		try {
			values.add(EcoreUtil.createFromString(feature.getEAttributeType(), json.asText()));
		} catch (IllegalArgumentException _) {
			// written by a later version
		}
	}

	private static void set(EObject object, EAttribute feature, JsonNode json) {
		try {
			object.eSet(feature, EcoreUtil.createFromString(feature.getEAttributeType(), json.asText()));
		} catch (IllegalArgumentException _) {
			// written by a later version
		}
	}
}
