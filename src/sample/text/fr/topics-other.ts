import type { TopicBank } from '../language-pack';

export const frBilling: TopicBank = {
  complaint: [
    '{money} {de trop|de plus} sur ma facture et personne ne sait {pourquoi|m’expliquer}',
    'Vous continuez à prélever un forfait que j’ai résilié en {mars|juin|octobre}',
    'Prélevé deux fois ce mois-ci, {mon compte est à découvert|deux fois {money}}',
    'Ma facture indique « services tiers {money} ». {Jamais commandé.|C’est quoi ?}',
    'Relance reçue pour une facture payée il y a {trois semaines|dix jours}, {preuve envoyée deux fois|justificatif à l’appui}',
    'La remise promise {au téléphone|en boutique} n’apparaît sur aucune facture',
    'Le remboursement promis n’est toujours pas arrivé, {cinq|sept} semaines déjà',
    'Deux factures pour le même mois, {montants différents|laquelle est la bonne ?}',
    'Société de recouvrement pour {7,42|4,99} euros. {Sérieusement ?|Je n’ai jamais vu cette facture.}',
    'Facture passée de {29,99|24,99} à {money} sans un mot, {« fin de promotion » paraît-il|merci la surprise}',
    'J’ai rendu la box en {avril|septembre} et je paie toujours la location',
    'Frais de {money} sur ma facture pour avoir tout fait moi-même en ligne ?',
  ],
  aftermath: [
    'La banque me prend encore {8|12} euros de frais',
    'J’ai fait opposition au prélèvement',
    'Je veux mon argent, pas un avoir',
    'Trois mails, trois explications différentes',
    'Pour moi ce n’est pas rien',
    '{40|50} minutes d’attente pour entendre « attendez la prochaine facture »',
  ],
  brief: [
    'prélevé deux fois, encore',
    'facture fausse, mois {2-6}',
    'où est mon remboursement',
    '{money} pour quoi ?',
  ],
  question: [
    'Comment changer mes coordonnées bancaires avant le prochain prélèvement ?',
    'Quand a lieu le prélèvement, et peut-on changer la date ?',
    'Où trouver les factures de plus de {12|18} mois ?',
    'Peut-on regrouper deux lignes sur une facture ?',
    'Combien de temps prend un remboursement ?',
    'La première facture est plus élevée, c’est normal ?',
  ],
  praise: [
    'Erreur de facture, un appel, remboursé le lendemain. {Merci|Parfait}',
    'La nouvelle facture est enfin lisible, bravo',
    'Frais annulés sans discuter, {très correct|merci beaucoup}',
    'Dame très patiente au service facturation, merci',
  ],
  tip: [
    'Demande le détail de la facture',
    'Tu peux bloquer les services tiers dans l’appli',
    'La première facture compte le mois en cours plus le suivant, c’est normal',
  ],
  step: [
    'Pouvez-vous nous envoyer le numéro de facture en privé, sans coordonnées bancaires ?',
    'La première facture comprend le mois entamé et le mois suivant, {d’où le montant|c’est pourquoi elle paraît élevée}.',
    'C’est transmis au service facturation ; réponse sous {5-10} jours ouvrés.',
    'Cette ligne vient d’un service tiers. Nous pouvons bloquer ces services gratuitement.',
    'Vous pouvez ignorer la relance, nous l’avons suspendue.',
  ],
};

export const frPrices: TopicBank = {
  complaint: [
    'Encore une augmentation ? {La deuxième en deux ans.|Mon salaire, lui, ne bouge pas.}',
    'Les nouveaux clients paient {money}, moi {money} pour le même forfait. {Belle récompense.|Expliquez-moi.}',
    '« Illimité » avec une limite à {60|80} Go en petits caractères, {à ce prix-là|bravo}',
    'Chez {competitor} c’est deux fois plus de gigas pour moins cher, vos prix sont {une blague|délirants}',
    '{Deux|Trois} euros de plus par mois « pour investir dans le réseau ». {Quel réseau ?|On ne voit rien venir.}',
    '{Onze|Huit} ans de fidélité et votre meilleur prix, c’est 1 Go de plus. {Merci.|Risible.}',
    'Forfait famille plus cher de {5 euros par ligne|{money}}, on est {quatre|cinq}, faites le calcul',
    'Je résilie et d’un coup le forfait est à moitié prix. {Donc je payais trop depuis des années.|Pourquoi pas avant ?}',
    'Tarif étudiant supprimé {sans prévenir|en cours de contrat}, prix plein maintenant',
  ],
  aftermath: [
    'Je résilie cette semaine',
    'Je compare en ce moment',
    'Pour une retraitée ça compte',
    'Les anciens paient pour les nouveaux',
  ],
  brief: ['trop cher, adieu', 'prix en hausse, service en baisse', '{money} pour ça ?'],
  question: [
    'Quel forfait pour {15|20|30} Go et peu d’appels ?',
    'Y a-t-il encore un tarif étudiant ?',
    'Puis-je passer au forfait moins cher avant la fin du contrat ?',
    'Le prix reste le même après la première année ?',
    'L’offre est valable aussi pour les anciens clients ?',
    'Combien coûte une deuxième SIM pour une tablette ?',
  ],
  praise: [
    'Passé au Flow M, même prix, deux fois plus de gigas. {Content|Top}',
    'J’ai demandé un meilleur tarif, obtenu en dix minutes, merci',
    'Pour {money} le forfait est {imbattable|vraiment bien}',
    'Prix corrects, pas de piège, je recommande',
  ],
  tip: [
    'Menace de partir, une offre arrive, chaque année',
    'Prends le forfait sans téléphone, bien moins cher',
    'En cas de hausse tu peux partir sans frais',
  ],
  step: [
    'Votre forfait garde son prix jusqu’à la fin de l’engagement ; nous vérifions volontiers la date.',
    'Les clients actuels peuvent passer aux nouveaux forfaits sans frais : https://halvora.example/plans.',
    'Nous pouvons regarder vos trois derniers mois et chercher le forfait qui convient.',
  ],
};

export const frRoaming: TopicBank = {
  complaint: [
    'Arrivé {en Espagne|en Italie|en Grèce} il y a {deux|trois} heures, {toujours pas d’itinérance|aucun réseau}. {Tout le car est connecté sauf moi.|Génial.}',
    'L’itinérance a marché {un jour|un soir} {au Portugal|en Croatie}, puis plus rien',
    '{money} pour {60|90} Mo à l’étranger ? {J’avais pris le pass !|C’est une blague ?}',
    'Le SMS de bienvenue dit « comme à la maison », la facture dit {money}',
    'Coincé à l’aéroport à l’étranger sans données, {l’option refuse de s’activer|l’appli ne veut pas}',
    'Le réseau satellite du ferry m’a pris {money} en cinq minutes. {Aucune alerte.|Et le plafond ?}',
    'Pass itinérance acheté à la porte d’embarquement, actif {neuf|quatorze} heures après',
    'Données très lentes {en Italie|au Portugal|en Irlande}, impossible d’ouvrir une carte, {perdu au sens propre|merci l’itinérance}',
    'SIM bloquée à l’étranger pour « usage inhabituel ». {Ça s’appelle des vacances.|J’ai ouvert un plan.}',
    'J’habite près de la frontière et mon téléphone passe {sans cesse|chaque soir} sur le réseau étranger',
  ],
  aftermath: [
    'Obligé d’acheter une SIM locale',
    'Impossible de joindre la propriétaire',
    'Le billet était dans l’appli, train raté',
    'Et le service client ne répond que par téléphone',
  ],
  brief: [
    'pas d’itinérance {en Espagne|en Grèce}',
    'à l’étranger et hors ligne',
    '{money} d’itinérance, pour un plan',
  ],
  question: [
    '{L’Islande|La Suisse|La Norvège} est comprise dans l’itinérance ?',
    'Je pars à l’étranger {weekday}, que faut-il activer ?',
    'Combien de gigas puis-je utiliser à l’étranger ?',
    'Peut-on baisser le plafond d’itinérance soi-même ?',
    'En croisière, comment éviter le réseau du bateau à l’étranger ?',
  ],
  praise: [
    'Itinérance {au Portugal|en Italie|en Grèce} dès l’atterrissage, parfait',
    '{Deux|Trois} semaines à l’étranger sans un centime de plus, merci Halvora',
    'Téléphone perdu à l’étranger, SIM bloquée en quelques minutes à minuit, merci',
  ],
  tip: [
    'Choisis le réseau à la main, le deuxième marchait',
    'Il faut activer l’itinérance dans le téléphone et dans l’appli',
    'Redémarre après l’atterrissage',
  ],
  step: [
    'Merci de vérifier que les données à l’étranger sont activées dans le téléphone et dans l’appli.',
    'Pouvez-vous choisir le réseau à la main et nous dire lesquels apparaissent ?',
    'Dans quel pays êtes-vous, et depuis quand ? Nous regardons la connexion.',
    'Envoyez-nous la date et l’heure en privé, nous vérifions avec le réseau partenaire.',
  ],
};

export const frApp: TopicBank = {
  complaint: [
    'L’appli me déconnecte {tous les jours|sans arrêt} et le code n’arrive jamais',
    'Depuis la mise à jour l’appli plante {au démarrage|dès le logo}',
    '« Une erreur est survenue », dit l’appli, {since}. {Merci pour la précision.|Laquelle ?}',
    'La consommation dans l’appli a {un jour|deux jours} de retard, {à quoi ça sert|plus de gigas sans alerte}',
    'Pour résilier il faut l’appli, et dans l’appli le bouton {n’existe pas|est introuvable}. {Pratique.|Comme par hasard.}',
    'L’empreinte ne marche plus dans l’appli, {mot de passe à chaque fois|seize caractères dans le tram}',
    'Notification de l’appli à {deux|trois|quatre} heures du matin : « Découvrez nos offres ». {Désinstallée.|J’ai cru à un drame.}',
    'Mode sombre : texte blanc sur fond blanc. {Quelqu’un a testé l’appli ?|Bravo.}',
    'L’appli refuse mon téléphone de {trois|quatre} ans, et le site renvoie vers l’appli',
    'J’appuie sur « Valider » dans l’appli et il ne se passe rien',
  ],
  aftermath: [
    'Désinstallée, réinstallée, pareil',
    'J’ai fini en boutique',
    'Avant la refonte ça marchait',
    'Testé sur deux téléphones',
  ],
  brief: ['l’appli plante encore', 'déconnecté. encore.', 'appli en panne ?'],
  question: [
    'Où trouver {le PUK|mon numéro client|le renvoi d’appel} dans l’appli ?',
    'Peut-on utiliser l’appli sur deux téléphones ?',
    'Comment couper la publicité dans l’appli ?',
    'L’appli existe pour tablette ?',
    'Puis-je gérer la ligne de ma mère dans mon appli ?',
  ],
  praise: [
    'La nouvelle appli est {rapide|très claire}, enfin on voit sa consommation',
    '{5|10} Go ajoutés dans l’appli en dix secondes, parfait',
    'Bravo à l’équipe de l’appli, simple et sans pub',
    'Le widget de l’appli est génial',
  ],
  tip: [
    'Vide le cache puis reconnecte-toi',
    'Passe par le site en version ordinateur',
    'Le PUK est dans profil → SIM → détails',
  ],
  step: [
    'Quelle version de l’appli voyez-vous dans profil → infos, et sur quel téléphone ?',
    'Merci de vider le cache de l’appli et de vous reconnecter, rien n’est perdu.',
    'L’équipe de l’appli y travaille ; la mise à jour arrive dans {1-3} semaines.',
    'En attendant tout est possible sur https://my.halvora.example.',
  ],
};

export const frStores: TopicBank = {
  complaint: [
    '{40|50} minutes d’attente à la boutique de {place} pour entendre « {voyez sur internet|appelez le service client} »',
    'La boutique de {place} a vendu {deux|trois} contrats à mon père. {Il voulait un chargeur.|Il a 81 ans.}',
    'Rendez-vous à {dix|quinze} heures, boutique fermée, un mot sur la porte',
    'Le vendeur de {place} avait promis quatorze jours pour rendre, {le service client rit|« pas valable en boutique »}',
    'Impossible de changer une SIM dans votre propre boutique. {« Le système ne répond pas. »|Ils font quoi de leurs journées ?}',
    'Une assurance ajoutée en boutique à {place} sans rien me dire, {vue sur la facture|bravo}',
    'Réparation déposée à la boutique il y a {quatre|six} semaines, {personne ne sait où elle est|aucune nouvelle}',
    'Vendeur à {place} : soupirs parce que je pose une deuxième question',
  ],
  aftermath: [
    'J’avais pris mon après-midi',
    'Reparti les mains vides',
    'J’achèterai ailleurs',
    'Pas une excuse',
  ],
  brief: ['boutique fermée, encore', 'une heure à la boutique de {place}', 'accueil glacial à {place}'],
  question: [
    'La boutique de {place} est ouverte le samedi ?',
    'Peut-on retirer une commande en boutique ?',
    'Faut-il un rendez-vous pour changer de SIM en boutique ?',
    'Reprenez-vous les vieux téléphones en boutique ?',
  ],
  praise: [
    '{Le jeune homme|La dame} de la boutique de {place} a pris tout son temps avec {ma mère|mon père}. {Adorable|Merci}',
    'SIM changée en six minutes à la boutique de {place}, top',
    'Équipe très sympa à la boutique de {place}, rien d’imposé',
    'À la boutique de {place} on m’a déconseillé le forfait cher, honnête',
  ],
  tip: [
    'Vas-y le mardi matin, il n’y a personne',
    'Réserve un créneau en ligne',
    'Demande toujours l’imprimé avant de signer',
  ],
  step: [
    'De quelle boutique s’agit-il, et quel jour ? Nous en parlerons à l’équipe.',
    'Un contrat signé en boutique peut être annulé si le conseil était faux ; écrivez-nous les détails.',
    'Horaires et rendez-vous : https://halvora.example/shops.',
  ],
};

export const frSupport: TopicBank = {
  complaint: [
    '{45|52|63} minutes d’attente puis {plus rien|« nos bureaux sont fermés »|coupé}',
    'J’ai expliqué mon problème à {quatre|cinq|six} conseillers, chacun « transmet ». {À qui ?|Où vont ces tickets ?}',
    'Votre chatbot veut me vendre une box. {Je veux un humain.|Un humain. Humain. HUMAIN.}',
    'Ticket clos, « résolu ». {Par qui ?|Rien n’est résolu.}',
    'Rappel promis {avant {weekday}|sous 24 heures}, {personne|téléphone muet}. {J’avais pris ma journée.|Comme toujours.}',
    'Le conseiller m’a raccroché au nez',
    '« Votre appel est important » depuis {38|41|55} minutes. {Avec cette musique.|Alors décrochez.}',
    '{Trois|Deux} mails au service client depuis le {3|7|12}, une réponse automatique',
    'Un conseiller dit oui, l’autre non, le contrat dit autre chose. {Vous vous parlez ?|Qui croire ?}',
    'On me demande de redémarrer. {Fait quarante fois.|C’est chez vous que ça coince.} Le service client ne lit rien',
    'Transféré {quatre|cinq} fois au téléphone pour revenir au premier conseiller',
    'Réclamation « traitée sous 48 heures ». C’était il y a {9-30} jours',
  ],
  aftermath: [
    'Ma pause est finie et rien n’est réglé',
    'Je veux quelqu’un de responsable',
    'Plutôt le dentiste que rappeler',
    'J’ai tout noté, dates et noms',
    'Prochaine lettre au médiateur',
  ],
  brief: [
    'il y a quelqu’un ?',
    'en attente depuis une heure',
    'aucune réponse depuis {3-15} jours',
    'raccroché au nez, deux fois',
  ],
  question: [
    'Comment joindre un humain au service client ?',
    'Le service client répond le dimanche ?',
    'Où envoyer une réclamation écrite ? Je ne trouve qu’une boîte postale',
    'Combien de temps prend un ticket en général ?',
  ],
  praise: [
    'Appelé le service client, {deux|trois} minutes d’attente, réglé. {Bravo|Merci}',
    'Merci à {Miriam|Sami|Noah} du service client, {très patient|adorable}',
    'Rappelé exactement à l’heure dite, {surpris en bien|merci}',
    'Réponse en {quatre|six|neuf} minutes ici un dimanche, chapeau',
    'Problème réglé et expliqué, excellent service client',
  ],
  tip: [
    'Appelle à huit heures pile, pas d’attente',
    'Dis « résilier » au robot et tu auras un humain',
    'Note toujours le numéro de ticket',
    'L’équipe ici est mieux que le téléphone',
  ],
  step: [
    'Pouvez-vous nous envoyer le numéro de ticket en privé ? Nous regardons où cela bloque.',
    'Nous pouvons vous appeler : quand, et à quel numéro (en privé) ?',
    'Votre dossier est retrouvé et passé en priorité, réponse avant {weekday}.',
    'L’attente est trop longue en ce moment, {le matin est plus calme|désolés}.',
  ],
};

export const frEsim: TopicBank = {
  complaint: [
    'eSIM « activation en cours » {since}, {et l’ancienne carte ne marche plus|toujours rien}',
    'Le QR code de l’eSIM ne sert qu’une fois, {téléchargement coupé|téléphone figé}, le nouveau arrive par courrier. {Un code. Par courrier.|Par la poste !}',
    'Nouveau téléphone, l’eSIM ne suit pas, {transfert impossible le week-end|il faut l’ancien appareil, vendu}',
    'Le code pour l’eSIM est envoyé par SMS au numéro que je transfère. {Réfléchissez.|Logique.}',
    '{money} pour un nouveau profil eSIM. {Pour un fichier !|Sérieusement ?}',
    'eSIM disparue de mon {device} après la mise à jour',
  ],
  aftermath: [
    'Sans numéro, plus de banque ni rien',
    'Hors ligne jusqu’à {weekday}',
    'La carte en plastique prenait deux minutes',
  ],
  brief: ['eSIM bloquée, jour {2-6}', 'pas d’eSIM, pas de téléphone'],
  question: [
    'Comment transférer mon eSIM sur un nouveau téléphone ?',
    'L’eSIM marche avec mon {device} ?',
    'Le passage à l’eSIM est gratuit ?',
    'Peut-on avoir deux numéros avec eSIM et carte ?',
  ],
  praise: [
    'eSIM activée en {deux|trois|cinq} minutes depuis le canapé, parfait',
    'Nouveau téléphone, eSIM transférée en un geste, super',
    'Montre avec eSIM, ça marche très bien',
  ],
  tip: ['Supprime le profil à moitié chargé et rescanne', 'Il faut du Wi-Fi pour charger l’eSIM'],
  step: [
    'Merci de supprimer l’ancien profil et de scanner le code en Wi-Fi.',
    'Nous pouvons renvoyer un code tout de suite : https://halvora.example/esim.',
    'Quel téléphone est-ce, et que dit exactement le message ?',
  ],
};

export const frSpeed: TopicBank = {
  complaint: [
    '{2|3|1,4} Mbit au lieu de {300|500}. {Mesuré cinq fois.|C’est à l’arrêt.}',
    'Chaque soir dès {19|20} heures internet se traîne, à {une|deux} heures du matin ça vole. {Surchargé ?|Trop vendu, non ?}',
    'Les vidéos saccadent même en basse qualité à {place}, {avec la 5G affichée|toutes barres dehors}',
    'Débit bridé après {40|50|60} Go sur un forfait « illimité ». {Même une carte ne charge plus.|Illimité, ah oui.}',
    'Débit montant de {0,2|0,3} Mbit. J’envoie des {plans|photos} pour mon travail',
    'Box 4G : {100|150} Mbit promis, {6|8|9} reçus. {« Jusqu’à », disent-ils.|Débit ridicule.}',
    'Plus de gigas le {6|8|11} du mois ? {J’étais en Wi-Fi toute la semaine.|Mon compteur dit la moitié.}',
    'La 5G à {place} est plus lente que la 4G d’avant. {Il faut le faire.|Désactivée, ça va mieux.}',
    'Télétravail impossible avec votre débit, {image figée à chaque réunion|éjecté toutes les dix minutes}',
  ],
  aftermath: [
    'Mes collègues ne voient qu’une image figée',
    'Les enfants ne peuvent pas rendre leurs devoirs',
    'Je paie {300|500}, je reçois {3|5}',
    'En partage de connexion chez {competitor}, vingt fois plus vite',
  ],
  brief: ['{1|2|3} Mbit, waouh', 'lent lent lent', 'débit d’escargot à {place}'],
  question: [
    'Quel débit avez-vous en 5G à {place} ?',
    'À partir de combien de gigas est-ce ralenti ?',
    'Les gigas non utilisés passent au mois suivant ?',
    'Double data : c’est automatique ou faut-il l’activer ?',
  ],
  praise: [
    '{400|500|620} Mbit sur mon téléphone à {place}, {incroyable|génial}',
    'La 5G est là à {place}, quel débit, merci',
    'Match regardé dans le train sans coupure, {impressionnant|top}',
    'Plus de gigas au même prix, sans rien demander. {Merci|Belle surprise}',
    'Télétravail en 5G depuis {trois|quatre} semaines, aucun souci de débit, {ravi|parfait}',
    'Trois enfants en streaming à l’arrière, la paix, merci',
    'Assez de gigas pour tout le mois enfin, super',
  ],
  tip: ['Passe en 4G le soir, la 5G est saturée', 'Mets la box à la fenêtre côté antenne', 'Vérifie l’APN'],
  step: [
    'Pouvez-vous mesurer le débit sur https://halvora.example/speed à deux moments de la journée ?',
    'La cellule de {place} est chargée le soir ; une extension est prévue le mois prochain.',
    'Nous avons relancé la session de données ; mode avion puis nouvelle mesure, s’il vous plaît.',
  ],
};

export const frNorth: TopicBank = {
  complaint: [
    'Au nord de {north} votre réseau s’arrête net. {Quarante|Trente} kilomètres de zone blanche',
    'À {north} on nous promet une antenne depuis {quatre|cinq|six} ans. {Le panneau est là.|Toujours zone blanche.}',
    'Toute la côte nord est blanche sur votre carte et vous y vendez des forfaits',
    'Médecin injoignable à {north}, aucune couverture {sur la côte|derrière la digue}. {Ce n’est plus une question de confort.|Il y aura un mort.}',
    'Ancienne antenne démontée à {north} avant que la nouvelle marche. {Qui planifie ?|Couverture nulle.}',
    'De {place} à {north} : {50|65|80} minutes sans couverture',
  ],
  aftermath: [
    'On paie pourtant le même prix qu’en ville',
    'La mairie a écrit trois fois',
    'Ma fille étudie dans la voiture',
  ],
  brief: ['{north} : zone blanche', 'le nord = hors ligne'],
  question: [
    'Quand l’antenne de {north} sera-t-elle allumée ? Elle est là depuis des mois',
    'Quelle est la couverture autour de {north} ? On y loue un gîte',
    'C’est vrai, 140 antennes de plus dans le nord ?',
  ],
  praise: [
    'De la couverture à {north} ! {Après neuf ans, merci|J’en ai presque pleuré}',
    'Nouvelle antenne à {north}, {trois|quatre} barres au port, bravo pour le nord',
    'Appel vidéo depuis le phare, le nord revit, merci',
  ],
  tip: ['Devant l’église de {north} il y a deux barres', 'Le Wi-Fi de l’office de tourisme dépanne'],
  step: [
    'L’antenne de {north} est debout, le raccordement électrique arrive dans {3-8} semaines.',
    'Tous les sites et leurs dates : https://halvora.example/north.',
    'Pouvez-vous nous donner l’endroit exact ? Nous mesurons autour de {north} ce mois-ci.',
  ],
};

export const frDevices: TopicBank = {
  complaint: [
    'Mon {device} neuf est arrivé avec {un écran rayé|des photos de quelqu’un d’autre}',
    'La batterie de mon {device} tient {quatre|cinq} heures, « normal » selon la réparation',
    '{device} commandé le {2|5|9}, « expédié », {toujours rien|numéro de colis inconnu}',
    'La box redémarre {toutes les nuits|cinq fois par jour}, troisième échange',
    'Reprise promise à {money}, reçu {25|30|40} euros pour une « micro-rayure »',
    'Garantie refusée pour « humidité ». {Il n’a jamais vu l’eau.|Il vit dans un tiroir.}',
    'Réparation de {cinq|six} semaines et mon {device} revient avec la même panne',
  ],
  aftermath: [
    'Et je continue à payer les mensualités',
    'Pas de téléphone de prêt',
    'Trois ans de photos perdues',
  ],
  brief: ['{device} mort à l’arrivée', 'où est mon {device}', 'réparation, semaine {3-8}'],
  question: [
    'Votre {device} est-il débloqué ?',
    'Quel téléphone avec un bon appareil photo à moins de {300|400} euros ?',
    'Comment fonctionne la reprise, le prix est fixe ?',
    'Quand arrive la mise à jour de mon {device} ?',
  ],
  praise: [
    '{device} commandé hier, reçu aujourd’hui, merci',
    'Très content de mon {device}, {superbe photo|batterie excellente}',
    'Box branchée, en ligne en trois minutes, top',
    '{device} échangé sans discuter, {super service|merci}',
  ],
  tip: ['Filme toujours le déballage', 'Passe par le fabricant pour la réparation'],
  step: [
    'Pouvez-vous nous envoyer le numéro de commande en privé ?',
    'L’échange est possible pendant 14 jours : https://halvora.example/returns.',
    'Nous faisons revoir la décision ; une photo aiderait.',
  ],
};

export const frPrivacy: TopicBank = {
  complaint: [
    'J’ai reçu la facture de quelqu’un d’autre, {nom, adresse, tout|avec son RIB}. {Et mes données, qui les a ?|Le RGPD, vous connaissez ?}',
    'Démarchage malgré {deux|trois} oppositions écrites. {Stop.|Mes données ne sont pas à vendre.}',
    'Demande d’accès à mes données il y a {six|huit} semaines, {silence|rien}. {La loi dit un mois.|RGPD ?}',
    'Appels indésirables depuis mon contrat chez vous. {Numéro tout neuf, vous seuls l’aviez.|Mes données ont fui ?}',
    'Compte supprimé et je reçois encore vos publicités. Donc mes données sont toujours là',
  ],
  aftermath: ['La CNIL est prévenue', 'Je veux une réponse écrite', 'Ça fait peur'],
  brief: ['qui a mes données', 'arrêtez de m’appeler'],
  question: [
    'Comment m’opposer au démarchage ?',
    'Où demander une copie de mes données ?',
    'SMS avec un lien « Halvora », {vrai ou hameçonnage|c’est du phishing} ?',
    'La double authentification existe pour le compte ?',
  ],
  praise: [
    'Copie de mes données reçue en {trois|quatre} jours, bravo',
    'Enfin la double authentification, merci',
    'Fraude à la SIM bloquée et appel immédiat, merci',
  ],
  tip: [
    'Mets un mot de passe client',
    'Écris au délégué à la protection des données',
    'Ce lien est une arnaque, n’ouvre pas',
  ],
  step: [
    'Merci d’envoyer cela à privacy@halvora.example ; réponse sous {10|14} jours.',
    'Le démarchage est désactivé pour votre numéro, cela peut prendre {2-4} jours.',
    'Ce message ne vient pas de nous : ne cliquez pas, supprimez-le.',
  ],
};

export const frBrand: TopicBank = {
  complaint: [
    'Cette pub Halvora {avant chaque vidéo|à chaque arrêt de bus}, je n’en peux plus',
    'Halvora sponsorise {un stade|un voilier} et ne répond pas au téléphone',
    'Des licenciements chez Halvora et des primes pour la direction. {Honteux|Écœurant}',
  ],
  aftermath: ['Mettez l’argent dans les antennes', 'Tout est dit'],
  brief: ['ce jingle, pitié', 'encore la pub Halvora'],
  question: [
    'Qui chante dans la pub Halvora ?',
    'Halvora recrute à {place} ?',
    'Halvora, {competitor} ou {other}, que choisir à {place} ?',
    'Vu {deux|trois} camions Halvora à {place} ce matin, ils font quoi ?',
  ],
  praise: [
    'J’adore la nouvelle pub Halvora, {la loutre !|trop drôle}',
    'Halvora soutient notre club à {place}, merci',
    'Halvora a repris les vieux téléphones à l’école, belle idée',
  ],
  tip: ['La chanson est sur leur chaîne'],
  step: [
    'Merci, nous le transmettons à l’équipe marketing.',
    'Nos offres d’emploi : https://halvora.example/jobs.',
  ],
};
