"""The terms of a report, in English."""

TEXTS = {
    "glossary.service": "Customer service",
    "glossary.service_means": (
        "Help and attention that customers get from you, or from others on your behalf, before, during and "
        "after a purchase. It is a part of the customer experience, not the whole."
    ),
    "glossary.experience": "Customer experience",
    "glossary.experience_means": (
        "What a customer perceives and feels across all contacts with you, for as long as the relationship "
        "lasts."
    ),
    "glossary.blocks": "SERVICE and PROCESS",
    "glossary.blocks_means": (
        "The two building blocks of every experience: how people treat customers, and how well the things "
        "behind them work."
    ),
    "glossary.touchpoint": "Touchpoint",
    "glossary.touchpoint_means": (
        "Any place where a customer meets you: a person, a page, a call, a parcel, an invoice, your rooms, a "
        "review."
    ),
    "glossary.moment": "Moment of truth",
    "glossary.moment_means": "A contact that decides how the customer will remember you.",
    "glossary.journey": "Journey",
    "glossary.journey_means": "The customer's whole way with you: before, during and after the purchase.",
    "glossary.stance": "Proactive and reactive",
    "glossary.stance_means": "Proactive: you act first. Reactive: you wait for the customer to act.",
    "glossary.gap": "Perception gap",
    "glossary.gap_means": "Your own rating minus your customers' rating of the same thing.",
}
